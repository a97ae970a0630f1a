package org.refigure.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trials and records as JSON, for pipes and the study file. Doubles keep every bit: Java writes the
 * shortest text that reads back to the same number, and arrays travel as base64 of {@link Packed}.
 */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** One line of text. */
  static String text(Object content) {
    try {
      return MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads {@link #text} back. */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode of(Trial trial) {
    ObjectNode json = object();
    json.put("experiment", trial.experiment()).put("version", trial.version());
    json.put("seed", trial.seed()).set("parameters", MAPPER.valueToTree(trial.parameters()));
    if (!trial.data().isEmpty()) {
      json.set("data", MAPPER.valueToTree(trial.data()));
    }
    return json;
  }

  static Trial trial(JsonNode json) {
    return new Trial(
        json.required("experiment").asText(),
        json.required("version").asInt(),
        parameters(json.required("parameters")),
        json.required("seed").asLong(),
        texts(json.path("data")));
  }

  static SortedMap<String, Object> parameters(JsonNode json) {
    var parameters = new TreeMap<String, Object>();
    json.properties().forEach(e -> parameters.put(e.getKey(), scalar(e.getValue())));
    return parameters;
  }

  /** An object whose values are all text; empty where there is none. */
  static SortedMap<String, String> texts(JsonNode json) {
    var texts = new TreeMap<String, String>();
    json.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  /** A record without its trial, which the reader knows. */
  static ObjectNode of(TrialRecord record) {
    var row = OutcomeRow.of(record.outcome());
    ObjectNode json = object();
    json.put("attempt", record.attempt()).put("seconds", record.seconds());
    if (record.execution().stepSeconds() > 0) {
      json.put("stepSeconds", record.execution().stepSeconds());
    }
    json.put("outcome", row.word()).put("count", row.count()).put("message", row.message());
    ObjectNode values = json.putObject("values");
    record.values().forEach((name, value) -> values.put(name, value));
    ObjectNode curves = json.putObject("curves");
    record.curves().forEach((name, curve) -> curves.set(name, of(curve)));
    ObjectNode vectors = json.putObject("vectors");
    record.vectors().forEach((name, vector) -> vectors.put(name, Packed.of(vector)));
    json.set("provenance", MAPPER.valueToTree(record.provenance().facts()));
    return json;
  }

  /** A record and its trial with plain arrays, for other tools; not read back. */
  static ObjectNode readable(TrialRecord record) {
    ObjectNode json = object().put("id", record.trial().id());
    json.setAll(of(record.trial()));
    json.setAll(of(record));
    ObjectNode curves = json.putObject("curves");
    record.curves().forEach((name, curve) -> curves.set(name, readable(curve)));
    ObjectNode vectors = json.putObject("vectors");
    record.vectors().forEach((name, vector) -> vectors.set(name, MAPPER.valueToTree(vector)));
    return json;
  }

  private static ObjectNode readable(Curve curve) {
    ObjectNode json = object();
    json.set("steps", MAPPER.valueToTree(curve.steps()));
    json.set("values", MAPPER.valueToTree(curve.values()));
    return json;
  }

  static TrialRecord record(JsonNode json, Trial trial) {
    var values = new TreeMap<String, Double>();
    json.required("values").properties().forEach(e -> values.put(e.getKey(), number(e.getValue())));
    var curves = new TreeMap<String, Curve>();
    json.required("curves").properties().forEach(e -> curves.put(e.getKey(), curve(e.getValue())));
    var vectors = new TreeMap<String, double[]>();
    json.required("vectors")
        .properties()
        .forEach(e -> vectors.put(e.getKey(), Packed.doubles(bytes(e.getValue()))));
    var row =
        new OutcomeRow(
            json.required("outcome").asText(),
            json.required("count").asLong(),
            json.required("message").asText());
    return new TrialRecord(
        trial,
        row.outcome(),
        new Recorded(values, curves, vectors),
        new Execution(
            json.required("attempt").asInt(),
            json.required("seconds").asDouble(),
            json.path("stepSeconds").asDouble(),
            new Provenance(texts(json.path("provenance")))));
  }

  private static ObjectNode of(Curve curve) {
    return object().put("steps", Packed.of(curve.steps())).put("values", Packed.of(curve.values()));
  }

  private static Curve curve(JsonNode json) {
    return new Curve(
        Packed.longs(bytes(json.required("steps"))),
        Packed.doubles(bytes(json.required("values"))));
  }

  /** JSON has no NaN and no infinity: Jackson writes them as text. */
  private static double number(JsonNode json) {
    return json.isTextual() ? Double.parseDouble(json.asText()) : json.doubleValue();
  }

  private static Object scalar(JsonNode json) {
    if (json.isBoolean()) {
      return json.booleanValue();
    } else if (json.isIntegralNumber()) {
      return json.longValue();
    }
    return json.isNumber() ? (Object) json.doubleValue() : json.asText();
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return json.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
