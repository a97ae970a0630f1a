package org.refigure.kernel;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import eu.maveniverse.maven.mima.extensions.mmr.MavenModelReader;
import eu.maveniverse.maven.mima.extensions.mmr.ModelRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Libraries by their Maven coordinates: Maven's own resolver with the user's settings (mirrors,
 * proxies, passwords) and cache.
 */
final class MavenLibraries {

  private static final Pattern COORDINATES = Pattern.compile("[^:\\s]+(:[^:\\s]+){2,4}");

  private final Map<String, String> repositories = new LinkedHashMap<>();

  /**
   * What a request brought.
   *
   * @param files the jars, dependencies included
   * @param artifacts their coordinates
   * @param fetched those that came over the network
   */
  record Found(List<Path> files, List<String> artifacts, Set<String> fetched) {}

  /** Adds a repository to look into from now on. */
  void addRepository(String id, String url) {
    repositories.put(id, url);
  }

  /**
   * Libraries and all they need at run time.
   *
   * @param coordinates {@code group:artifact:version}, with {@code :extension[:classifier]} between
   * @param from further repositories, for this request alone
   * @throws MagicProblem if there is no such artifact, or it cannot be had now
   */
  Found resolve(List<String> coordinates, List<String> from) {
    List<Dependency> wanted = new ArrayList<>();
    for (String coordinate : coordinates) {
      if (!COORDINATES.matcher(coordinate).matches()) {
        throw new MagicProblem(
            "\"" + coordinate + "\" must be group:artifact:version, as org.ejml:ejml-simple:0.43");
      }
      wanted.add(new Dependency(new DefaultArtifact(coordinate), JavaScopes.RUNTIME));
    }
    return inContext((context, fetched) -> resolve(context, wanted, from, fetched));
  }

  /**
   * What a project of Maven's needs.
   *
   * @param pom a whole {@code pom.xml}, or some of its {@code dependency} and {@code repository}
   *     elements
   * @param scopes scopes that count, {@code compile} and {@code runtime} if none
   */
  Found resolve(String pom, List<String> scopes) {
    return inContext(
        (context, fetched) -> {
          Path file = Files.createTempFile("refigure-", ".pom");
          try {
            Files.writeString(file, wholePom(pom));
            Model model =
                new MavenModelReader(context)
                    .readModel(ModelRequest.builder().setPomFile(file).build())
                    .getEffectiveModel();
            return resolve(context, dependencies(model, scopes), repositories(model), fetched);
          } finally {
            Files.deleteIfExists(file);
          }
        });
  }

  private static List<Dependency> dependencies(Model model, List<String> scopes) {
    Set<String> counted = new LinkedHashSet<>(scopes);
    if (scopes.isEmpty()) {
      counted.addAll(List.of(JavaScopes.COMPILE, JavaScopes.RUNTIME));
    }
    return model.getDependencies().stream()
        .filter(d -> counted.contains(d.getScope() == null ? JavaScopes.COMPILE : d.getScope()))
        .map(
            d ->
                new Dependency(
                    new DefaultArtifact(
                        d.getGroupId(),
                        d.getArtifactId(),
                        d.getClassifier(),
                        d.getType(),
                        d.getVersion()),
                    JavaScopes.RUNTIME))
        .toList();
  }

  private static List<String> repositories(Model model) {
    return model.getRepositories().stream().map(repository -> repository.getUrl()).toList();
  }

  /** Elements that stand alone become a project. */
  private static String wholePom(String pom) {
    if (pom.contains("<project")) {
      return pom;
    }
    String repositories = elements(pom, "repository");
    String dependencies = elements(pom, "dependency");
    if (dependencies.isEmpty()) {
      throw new MagicProblem("no <dependency> element found: paste those of a pom.xml");
    }
    return "<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId>"
        + "<artifactId>notebook</artifactId><version>1</version><repositories>"
        + repositories
        + "</repositories><dependencies>"
        + dependencies
        + "</dependencies></project>";
  }

  private static String elements(String xml, String name) {
    StringBuilder found = new StringBuilder();
    Pattern.compile("(?s)<" + name + ">.*?</" + name + ">")
        .matcher(xml)
        .results()
        .forEach(result -> found.append(result.group()));
    return found.toString();
  }

  private Found resolve(
      Context context, List<Dependency> wanted, List<String> from, Set<String> fetched)
      throws RepositoryException {
    List<RemoteRepository> all = new ArrayList<>(context.remoteRepositories());
    List<RemoteRepository> own = new ArrayList<>();
    repositories.forEach((id, url) -> own.add(repository(id, url)));
    for (String url : from) {
      if (!repositories.containsKey(url)) { // else it was given by its id
        own.add(repository("from-" + Integer.toHexString(url.hashCode()), url));
      }
    }
    all.addAll(
        context
            .repositorySystem()
            .newResolutionRepositories(context.repositorySystemSession(), own));
    CollectRequest collect = new CollectRequest();
    collect.setDependencies(wanted);
    collect.setRepositories(all);
    DependencyRequest request =
        new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
    List<Path> files = new ArrayList<>();
    List<String> artifacts = new ArrayList<>();
    for (ArtifactResult result :
        context
            .repositorySystem()
            .resolveDependencies(context.repositorySystemSession(), request)
            .getArtifactResults()) {
      Artifact artifact = result.getArtifact();
      if (artifact.getExtension().equals("jar")) {
        files.add(artifact.getFile().toPath());
        artifacts.add(name(artifact));
      }
    }
    return new Found(files, artifacts, Set.copyOf(fetched));
  }

  private static RemoteRepository repository(String id, String url) {
    return new RemoteRepository.Builder(id, "default", url).build();
  }

  private static String name(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
  }

  private static Found inContext(Request request) {
    Set<String> fetched = ConcurrentHashMap.newKeySet();
    ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
    Optional.ofNullable(System.getProperty("maven.repo.local"))
        .ifPresent(cache -> overrides.withLocalRepositoryOverride(Path.of(cache)));
    overrides.repositoryListener(
        new AbstractRepositoryListener() {
          @Override
          public void artifactDownloaded(RepositoryEvent event) {
            if (event.getException() == null) {
              fetched.add(name(event.getArtifact()));
            }
          }
        });
    // The resolver is looked up among the kernel's libraries, which cells do not see.
    Thread thread = Thread.currentThread();
    ClassLoader cells = thread.getContextClassLoader();
    thread.setContextClassLoader(MavenLibraries.class.getClassLoader());
    try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides.build())) {
      return request.run(context, fetched);
    } catch (RepositoryException | IOException | IllegalStateException e) {
      throw new MagicProblem(firstLine(e));
    } finally {
      thread.setContextClassLoader(cells);
    }
  }

  /** The innermost reason that says which artifact: a reader needs no chain of ten causes. */
  private static String firstLine(Exception problem) {
    String text = String.valueOf(problem.getMessage());
    return text.lines().findFirst().orElse(text)
        + " (check the coordinates; a machine without a network takes what its Maven cache holds)";
  }

  /** A question to Maven's resolver. */
  private interface Request {
    Found run(Context context, Set<String> fetched) throws RepositoryException, IOException;
  }
}
