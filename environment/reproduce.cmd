@echo off
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0windows.ps1" reproduce %*
exit /b %ERRORLEVEL%
