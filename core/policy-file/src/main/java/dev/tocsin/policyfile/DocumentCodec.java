package dev.tocsin.policyfile;

import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyCodec;
import java.nio.charset.StandardCharsets;

/** Keeps policies as the documents that people read. */
final class DocumentCodec implements PolicyCodec {
  @Override
  public byte[] write(Policy policy) {
    byte[] bytes = PolicyFile.write(policy).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > Input.LIMIT) {
      throw Input.tooLarge("policy " + policy.version());
    }
    return bytes;
  }

  @Override
  public Policy read(byte[] document) {
    return PolicyFile.read(Input.of("kept policy", document));
  }
}
