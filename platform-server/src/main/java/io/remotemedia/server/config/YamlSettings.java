package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The settings of a YAML file, each with its line and column. */
final class YamlSettings {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String file;
  private final ConfigProblems problems;
  private final Map<String, ConfigSetting> settings = new LinkedHashMap<>();

  private YamlSettings(String file, ConfigProblems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads a file; what is wrong with its text goes to the problems. */
  static List<ConfigSetting> read(Path file, ConfigProblems problems) {
    YamlSettings reader = new YamlSettings(file.toString(), problems);
    try (JsonParser parser = YAML.createParser(Files.readString(file))) {
      reader.document(parser);
    } catch (JacksonException e) {
      reader.syntax(e);
    } catch (NoSuchFileException e) {
      reader.unreadable("does not exist");
    } catch (CharacterCodingException e) {
      reader.unreadable("is not UTF-8 text");
    } catch (IOException e) {
      reader.unreadable("cannot be read");
    }
    return List.copyOf(reader.settings.values());
  }

  private void unreadable(String why) {
    problems.error(
        DiagnosticCode.CONFIG_UNREADABLE,
        "",
        ConfigOrigin.of(file),
        "the configuration file %s".formatted(why));
  }

  private void syntax(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    problems.error(
        DiagnosticCode.CONFIG_SYNTAX,
        "",
        place == null
            ? ConfigOrigin.of(file)
            : new ConfigOrigin(file, place.getLineNr(), place.getColumnNr()),
        "the text is not YAML: %s".formatted(firstLine(e.getOriginalMessage())));
  }

  private static String firstLine(String message) {
    return Quoted.plain(message.lines().findFirst().orElse("syntax error"), 200);
  }

  private void document(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      map("", parser);
      if (parser.nextToken() != null) {
        problems.error(
            DiagnosticCode.CONFIG_SYNTAX, "", origin(parser), "the file holds a second document");
      }
    } else if (first != null && first != JsonToken.VALUE_NULL) {
      problems.error(
          DiagnosticCode.CONFIG_SYNTAX,
          "",
          origin(parser),
          "the file is not a map of keys to values");
    }
  }

  private void map(String prefix, JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = prefix + parser.currentName();
      ConfigOrigin origin = origin(parser);
      JsonToken value = parser.nextToken();
      switch (value) {
        case START_OBJECT -> map(key + ".", parser);
        case START_ARRAY -> put(new ConfigSetting(key, list(key, parser), true, origin));
        case VALUE_NULL -> {
          // A key whose value is commented out.
        }
        default -> put(new ConfigSetting(key, parser.getString(), false, origin));
      }
    }
  }

  private String list(String key, JsonParser parser) {
    List<String> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isScalarValue()) {
        elements.add(parser.getString());
      } else {
        problems.error(
            DiagnosticCode.CONFIG_VALUE,
            key,
            origin(parser),
            "%s is a list of plain values; this element is not plain".formatted(key));
        parser.skipChildren();
      }
    }
    return String.join(ConfigValues.SEPARATOR, elements);
  }

  private void put(ConfigSetting setting) {
    ConfigSetting before = settings.putIfAbsent(setting.key(), setting);
    if (before != null) {
      problems.error(
          DiagnosticCode.CONFIG_DUPLICATE,
          setting.key(),
          setting.origin(),
          "%s is set twice; the other place is line %d"
              .formatted(setting.key(), before.origin().line()));
    }
  }

  private ConfigOrigin origin(JsonParser parser) {
    TokenStreamLocation place = parser.currentTokenLocation();
    return new ConfigOrigin(file, place.getLineNr(), place.getColumnNr());
  }
}
