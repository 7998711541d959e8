package dev.tocsin.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tocsin.store.Activation;
import dev.tocsin.store.PolicyDocument;
import dev.tocsin.store.StoreLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest extends StoreFixture {
  private static final PolicyDocument V1 = new PolicyDocument("v1", new byte[] {1, 2});
  private static final PolicyDocument V2 = new PolicyDocument("v2", new byte[] {3});

  @Test
  void a_document_is_kept_byte_for_byte_under_its_version() {
    store.keepPolicy(TENANT, V1);
    store.keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {1, 2}));

    assertThat(store.policy(TENANT, "v1")).isEqualTo(V1);
    assertThat(store.policy(TENANT, "v2")).isNull();
    assertThat(store.policy(OTHER, "v1")).isNull();
  }

  @Test
  void other_bytes_under_a_version_are_refused() {
    store.keepPolicy(TENANT, V1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.keepPolicy(TENANT, new PolicyDocument("v1", new byte[] {9})));
    assertThat(store.policy(TENANT, "v1")).isEqualTo(V1);
  }

  @Test
  void the_serial_rises_by_one_and_the_time_is_the_stores() {
    store.keepPolicy(TENANT, V1);
    store.keepPolicy(TENANT, V2);
    assertThat(store.activePolicy(TENANT)).isNull();

    assertThat(store.activatePolicy(TENANT, "v1", 0)).isEqualTo(new Activation(1, "v1", NOON));
    clock.wind(Duration.ofSeconds(1));
    Activation second = new Activation(2, "v2", NOON.plusSeconds(1));
    assertThat(store.activatePolicy(TENANT, "v2", 1)).isEqualTo(second);
    assertThat(store.activePolicy(TENANT)).isEqualTo(second);
    assertThat(store.activePolicy(OTHER)).isNull();
  }

  @Test
  void whoever_has_not_seen_the_last_one_gets_it_instead() {
    store.keepPolicy(TENANT, V1);
    store.keepPolicy(TENANT, V2);
    Activation first = store.activatePolicy(TENANT, "v1", 0);

    assertThat(store.activatePolicy(TENANT, "v2", 0)).isEqualTo(first);
    assertThat(store.activePolicy(TENANT)).isEqualTo(first);
  }

  @Test
  void of_32_that_activate_at_once_one_wins_and_all_see_it() {
    store.keepPolicy(TENANT, V1);

    List<Activation> results = Rendezvous.of(32, i -> store.activatePolicy(TENANT, "v1", 0));

    assertThat(results).containsOnly(new Activation(1, "v1", NOON));
  }

  @Test
  void what_is_not_kept_and_a_serial_that_never_was_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.activatePolicy(TENANT, "v1", 0))
        .withMessageContaining("v1");
    store.keepPolicy(TENANT, V1);
    assertThatIllegalArgumentException().isThrownBy(() -> store.activatePolicy(TENANT, "v1", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> store.activatePolicy(TENANT, "v1", -1));
  }

  @Test
  void it_declares_the_limits_of_the_contract_and_no_capability() {
    assertThat(store.capabilities()).isEmpty();
    assertThat(store.limits()).isEqualTo(StoreLimits.CONTRACT);
  }
}
