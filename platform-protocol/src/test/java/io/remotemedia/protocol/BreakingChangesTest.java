package io.remotemedia.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.TextFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of break is found, in a small protocol that is changed in one place. */
class BreakingChangesTest {
  private static final String RELEASED =
      """
      file {
        name: "a.proto" package: "p" syntax: "proto3"
        message_type {
          name: "Asked"
          field { name: "text" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING oneof_index: 0 }
          field { name: "count" number: 2 label: LABEL_OPTIONAL type: TYPE_UINT32 }
          field { name: "kind" number: 3 label: LABEL_OPTIONAL type: TYPE_ENUM type_name: ".p.Kind" }
          oneof_decl { name: "choice" }
          nested_type {
            name: "Inner"
            field { name: "deep" number: 1 label: LABEL_REPEATED type: TYPE_BYTES }
          }
        }
        enum_type {
          name: "Kind"
          value { name: "KIND_UNSPECIFIED" number: 0 } value { name: "KIND_ONE" number: 1 }
        }
        service {
          name: "Answers"
          method { name: "Ask" input_type: ".p.Asked" output_type: ".p.Asked" }
        }
      }
      """;

  private static FileDescriptorSet parsed(String text) {
    try {
      FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
      TextFormat.merge(text, set);
      return set.build();
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void assertFound(String from, String to, String... breaks) {
    String changed = RELEASED.replace(from, to);
    assertEquals(
        List.of(breaks), BreakingChanges.between(parsed(RELEASED), parsed(changed)), changed);
  }

  @Test
  void theSameProtocolHasNoBreaks() {
    assertFound("", "");
  }

  @Test
  void additionsAreNoBreaks() {
    assertFound(
        "oneof_decl",
        "field { name: \"more\" number: 16 label: LABEL_OPTIONAL type: TYPE_BOOL } oneof_decl");
    assertFound(
        "value { name: \"KIND_ONE\"",
        "value { name: \"K2\" number: 2 } value { name: \"KIND_ONE\"");
    assertFound(
        "method {",
        "method { name: \"More\" input_type: \".p.Asked\" output_type: \".p.Asked\" } method {");
  }

  @Test
  void aRenumberedFieldIsOneThatIsGone() {
    assertFound(
        "name: \"count\" number: 2",
        "name: \"count\" number: 4",
        "field 2 \"count\" of p.Asked is gone");
  }

  @Test
  void fieldsKeepNameTypeLabelAndOneof() {
    assertFound(
        "name: \"count\"",
        "name: \"total\"",
        "field 2 \"count\" of p.Asked: its name was count and is total");
    assertFound(
        "TYPE_UINT32",
        "TYPE_UINT64",
        "field 2 \"count\" of p.Asked: its type was TYPE_UINT32 and is TYPE_UINT64");
    assertFound(
        "LABEL_REPEATED",
        "LABEL_OPTIONAL",
        "field 1 \"deep\" of p.Asked.Inner: its label was LABEL_REPEATED and is LABEL_OPTIONAL");
    assertFound(
        " oneof_index: 0", "", "field 1 \"text\" of p.Asked: its oneof was choice and is none");
  }

  @Test
  void typesServicesMethodsAndValuesStay() {
    assertFound("name: \"Inner\"", "name: \"Other\"", "message p.Asked.Inner is gone");
    assertFound(
        "value { name: \"KIND_ONE\" number: 1 }", "", "value 1 \"KIND_ONE\" of p.Kind is gone");
    assertFound(
        "KIND_ONE",
        "KIND_TWO",
        "value 1 \"KIND_ONE\" of p.Kind: its name was KIND_ONE and is KIND_TWO");
    assertFound("name: \"Answers\"", "name: \"Replies\"", "service p.Answers is gone");
    assertFound("name: \"Ask\" ", "name: \"Tell\" ", "method Ask of p.Answers is gone");
    assertFound(
        "output_type: \".p.Asked\"",
        "output_type: \".p.Asked\" server_streaming: true",
        "method Ask of p.Answers: its signature was .p.Asked -> .p.Asked and is .p.Asked -> stream .p.Asked");
  }

  @Test
  void anotherPackageLosesEverything() {
    assertEquals(
        4,
        BreakingChanges.between(parsed(RELEASED), parsed(RELEASED.replace("\"p\"", "\"q\"")))
            .size());
  }

  @Test
  void additionsBelowTheReservedNumbersAreFound() {
    String changed =
        RELEASED.replace(
            "oneof_decl",
            "field { name: \"more\" number: 4 label: LABEL_OPTIONAL type: TYPE_BOOL } oneof_decl");
    assertEquals(
        List.of("field 4 \"more\" of p.Asked: additions start at 16"),
        BreakingChanges.below(16, parsed(RELEASED), parsed(changed)));
  }
}
