package io.newswire.events.contract;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.util.Comparator;
import java.util.Map;

/**
 * JSON Schemas (2020-12) of the contract's records.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
final class Schemas {

  private final SchemaGenerator generator;

  Schemas(Javadocs docs, Guaranteed guaranteed) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forTypesInGeneral()
        // As the records have them, not by name.
        .withPropertySorter(Comparator.comparing(member -> 0))
        .withDefinitionNamingStrategy(
            (key, context) -> Javadocs.name(erased(key.getType())).replace(".", ""))
        .withCustomDefinitionProvider(Schemas::inlineMap)
        .withDescriptionResolver(scope -> docs.of(erased(scope.getType())).orElse(null));
    config
        .forFields()
        .withDescriptionResolver(
            field ->
                field.isFakeContainerItemScope()
                    ? null
                    : docs.of(owner(field), field.getDeclaredName()).orElse(null))
        .withRequiredCheck(field -> guaranteed.has(owner(field), field.getDeclaredName()));
    this.generator = new SchemaGenerator(config.build());
  }

  /** The name of the file of a record's schema. */
  static String file(Class<?> type) {
    return type.getSimpleName() + ".schema.json";
  }

  /** The schema of a record, with all that it is made of. */
  ObjectNode of(Class<?> type) {
    JsonNode made = generator.generateSchema(type);
    ObjectNode schema = made.deepCopy();
    ObjectNode all = schema.objectNode();
    all.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    all.put("title", type.getSimpleName());
    all.setAll(schema);
    return all;
  }

  /** An object of any keys; its values have a type of their own unless they are any JSON. */
  private static CustomDefinition inlineMap(ResolvedType type, SchemaGenerationContext context) {
    if (!type.isInstanceOf(Map.class)) {
      return null;
    }
    ObjectNode map = context.getGeneratorConfig().createObjectNode().put("type", "object");
    ResolvedType value = type.typeParametersFor(Map.class).get(1);
    if (!value.isInstanceOf(JsonNode.class)) {
      map.set("additionalProperties", context.createDefinitionReference(value));
    }
    return new CustomDefinition(
        map, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }

  private static Class<?> owner(FieldScope field) {
    return erased(field.getDeclaringType());
  }

  private static Class<?> erased(ResolvedType type) {
    return type.getErasedType();
  }
}
