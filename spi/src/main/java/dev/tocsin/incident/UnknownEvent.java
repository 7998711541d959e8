package dev.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tocsin.internal.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event whose type this version does not know.
 *
 * <p>It is kept, written back equal as JSON, and changes nothing but the version of the incident.
 * Source: store-contract.md, C36.
 *
 * @param type the name that the newer version gave it
 * @param fields everything else that stood in it
 */
public record UnknownEvent(
    @JsonProperty("type") String type,
    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> fields)
    implements IncidentEvent {
  /** Copies the fields. */
  public UnknownEvent {
    Text.name("event type", type);
    fields = Text.more(fields);
  }
}
