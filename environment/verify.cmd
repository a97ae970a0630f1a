@echo off
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0windows.ps1" verify %*
exit /b %ERRORLEVEL%
