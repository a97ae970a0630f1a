package org.refigure.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine without a window. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it; where there is none the test is skipped. */
  static Browser start() {
    Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<Path> steering = onPath("chromedriver");
    assumeTrue(
        chromium.isPresent() && steering.isPresent(),
        "no Chromium with its driver on PATH (apt install chromium chromium-driver)");
    var options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    var logged = new LoggingPreferences();
    logged.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logged);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(steering.get().toFile())
            .usingAnyFreePort()
            .build();
    var driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    return new Browser(driver);
  }

  static Optional<Path> onPath(String... programs) {
    String[] folders = System.getenv("PATH").split(Pattern.quote(java.io.File.pathSeparator));
    return Stream.of(programs)
        .flatMap(program -> Stream.of(folders).map(folder -> Path.of(folder, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  void open(String address) {
    driver.get(address);
  }

  /** Makes the page so many pixels wide; narrower than any window may be. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** The value of a JavaScript expression on the page. */
  Object value(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** Runs JavaScript statements on the page. */
  void run(String statements, Object... arguments) {
    driver.executeScript(statements, arguments);
  }

  /** What JavaScript hands to its callback, the last of its arguments. */
  Object awaited(String statements) {
    return driver.executeAsyncScript(statements);
  }

  /** Waits until an expression is true. */
  void await(String expression, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!Boolean.TRUE.equals(value("!!(" + expression + ")"))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not true within " + patience + ": " + expression);
      }
      pause();
    }
  }

  /** Clicks what a CSS selector names. */
  void click(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses Shift and Tab together. */
  void pressShiftTab() {
    new Actions(driver).keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT).perform();
  }

  /** What the console said in red since it was last asked. */
  List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The same, once it has said anything; empty where it stays silent so long. */
  List<String> awaitConsoleErrors(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<String> errors = consoleErrors();
    while (errors.isEmpty() && System.nanoTime() < end) {
      pause();
      errors = consoleErrors();
    }
    return errors;
  }

  @Override
  public void close() {
    driver.quit();
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a page", e);
    }
  }
}
