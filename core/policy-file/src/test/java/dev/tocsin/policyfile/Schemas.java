package dev.tocsin.policyfile;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema, as an editor uses it: YAML 1.2 is read by its usual rules. */
final class Schemas {
  static final JsonNode TREE = JsonMapper.shared().readTree(PolicyFile.schema());

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema DOCUMENT = REGISTRY.getSchema(PolicyFile.schema(), InputFormat.JSON);

  private Schemas() {}

  /** What is wrong with a document. */
  static List<String> check(String yaml) {
    return DOCUMENT.validate(tree(yaml)).stream().map(Error::toString).toList();
  }

  /** The schema of one definition. */
  static Schema definition(String name) {
    return REGISTRY.getSchema(
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#/$defs/%s", "$defs": %s}"""
            .formatted(name, TREE.get("$defs")),
        InputFormat.JSON);
  }

  private static JsonNode tree(String yaml) {
    Object loaded =
        new Load(LoadSettings.builder().setCodePointLimit(Input.LIMIT).build())
            .loadFromString(yaml);
    return JsonMapper.shared().valueToTree(loaded);
  }
}
