package dev.tocsin.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tocsin.incident.TocsinException;

/**
 * Jackson 2 with the annotations of the values. Maps are written in the order of their keys, so
 * that a value has one text. Safe for many threads.
 */
final class JacksonCodec implements Codec {
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(InstantText.module())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @Override
  public String encode(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new CodecException(
          "A %s cannot be written as JSON: %s"
              .formatted(value.getClass().getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }

  @Override
  public <T> T decode(String text, Class<T> type) {
    try {
      T value = mapper.readValue(text, type);
      if (value != null) {
        return value;
      }
      throw new CodecException(
          "'null' stands where a %s must".formatted(type.getSimpleName()), null);
    } catch (JsonProcessingException e) {
      throw new CodecException(
          "'%s' is not the JSON of a %s: %s"
              .formatted(
                  TocsinException.excerpt(text), type.getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }
}
