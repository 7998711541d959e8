package dev.tocsin;

import dev.tocsin.host.Authorizer;
import dev.tocsin.host.Automation;
import dev.tocsin.host.ContinuityPlan;
import dev.tocsin.host.DeskListener;
import dev.tocsin.host.IdSource;
import dev.tocsin.host.Knowledge;
import dev.tocsin.host.OnCall;
import dev.tocsin.incident.TenantId;
import dev.tocsin.notification.Notifier;
import dev.tocsin.policy.Policy;
import dev.tocsin.policy.PolicyCodec;
import dev.tocsin.store.IncidentStore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a desk. Not thread-safe. Defaults: the tenant {@link TenantId#DEFAULT}, everybody may do
 * everything, nobody listens, and without a notifier the workers of this desk send nothing:
 * messages, and what incidents want of one another, wait in the outbox for a node that has one.
 * Without a policy codec the desk knows only its own policy, to which open incidents go over at
 * once.
 */
public final class ServiceDeskBuilder {
  private final Policy policy;
  private final IncidentStore store;
  private final IdSource ids;
  private TenantId tenant = TenantId.DEFAULT;
  private Authorizer authorizer = (actor, action, incident) -> true;
  private DeskListener listener = new DeskListener() {};
  private @Nullable Notifier notifier;
  private @Nullable PolicyCodec policyCodec;
  private boolean policyAsStored;
  private @Nullable OnCall onCall;
  private @Nullable Automation automation;
  private @Nullable ContinuityPlan plans;
  private Knowledge knowledge = (incident, limit) -> List.of();
  private @Nullable Automation exerciseAutomation;
  private @Nullable ContinuityPlan exercisePlans;

  ServiceDeskBuilder(Policy policy, IncidentStore store, IdSource ids) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.store = Objects.requireNonNull(store, "store");
    this.ids = Objects.requireNonNull(ids, "ids: give UUID::randomUUID");
  }

  /**
   * Another customer.
   *
   * @param value the tenant
   * @return this builder
   */
  public ServiceDeskBuilder tenant(TenantId value) {
    tenant = Objects.requireNonNull(value, "tenant");
    return this;
  }

  /**
   * What is known that may help with an incident. Nothing unless told.
   *
   * @param value the host's knowledge, or {@link dev.tocsin.register.LookAlikes}
   * @return this builder
   */
  public ServiceDeskBuilder knowledge(Knowledge value) {
    knowledge = Objects.requireNonNull(value, "knowledge");
    return this;
  }

  /**
   * Who delivers messages.
   *
   * @param value the host's notifier
   * @return this builder
   */
  public ServiceDeskBuilder notifier(Notifier value) {
    notifier = Objects.requireNonNull(value, "notifier");
    return this;
  }

  /**
   * Who says who is on call for teams and roles that the policy leaves to the host. Without one
   * nobody is: their rungs are recorded as empty, with that reason.
   *
   * @param value the host's rotas
   * @return this builder
   */
  public ServiceDeskBuilder onCall(OnCall value) {
    onCall = Objects.requireNonNull(value, "onCall");
    return this;
  }

  /**
   * Who runs automations. Without one, or without a {@link #notifier}, the workers of this desk run
   * none: they wait in the outbox for a node that has both.
   *
   * @param value the host's automations
   * @return this builder
   */
  public ServiceDeskBuilder automation(Automation value) {
    automation = Objects.requireNonNull(value, "automation");
    return this;
  }

  /**
   * Who invokes plans for service continuity. Without one, or without a {@link #notifier}, the
   * workers of this desk invoke none: they wait in the outbox for a node that has both.
   *
   * @param value the host's plans
   * @return this builder
   */
  public ServiceDeskBuilder continuityPlan(ContinuityPlan value) {
    plans = Objects.requireNonNull(value, "continuityPlan");
    return this;
  }

  /**
   * Who runs automations in exercises. Without one none is run: the register says so, and the
   * exercise goes on as if it had been. Never the one for real incidents, unless given here too.
   *
   * @param value what exercises automations
   * @return this builder
   */
  public ServiceDeskBuilder exerciseAutomation(Automation value) {
    exerciseAutomation = Objects.requireNonNull(value, "exerciseAutomation");
    return this;
  }

  /**
   * Who goes through plans for service continuity in exercises. Without one no step is done: the
   * register says so, and the exercise goes on as if each had been. Never the one for real
   * incidents, unless given here too.
   *
   * @param value what exercises plans
   * @return this builder
   */
  public ServiceDeskBuilder exercisePlans(ContinuityPlan value) {
    exercisePlans = Objects.requireNonNull(value, "exercisePlans");
    return this;
  }

  /**
   * Who says who may do what.
   *
   * @param value the host's authoriser
   * @return this builder
   */
  public ServiceDeskBuilder authorizer(Authorizer value) {
    authorizer = Objects.requireNonNull(value, "authorizer");
    return this;
  }

  /**
   * Who hears what the desk did.
   *
   * @param value the host's listener
   * @return this builder
   */
  public ServiceDeskBuilder listener(DeskListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /**
   * How policies are kept in the store and read from it: {@code PolicyFile.codec()}. Needed where
   * open incidents may stay with older versions, and for nodes that shall follow a policy that
   * another node puts in force.
   *
   * @param value a codec
   * @return this builder
   */
  public ServiceDeskBuilder policyCodec(PolicyCodec value) {
    policyCodec = Objects.requireNonNull(value, "policyCodec");
    return this;
  }

  /**
   * The store knows best which policy is in force: the one given here is put in force only if the
   * tenant has none yet. For hosts whose policy is changed while they run, by {@link
   * ServiceDesk#activate}, and not by starting them anew with another.
   *
   * @return this builder
   */
  public ServiceDeskBuilder policyAsStored() {
    policyAsStored = true;
    return this;
  }

  /**
   * The desk. Asks nothing of the store yet.
   *
   * @return a desk that is ready
   * @throws dev.tocsin.incident.InvalidValueException when the policy leaves open incidents with
   *     older versions and there is no codec to read those with
   */
  public ServiceDesk build() {
    DeskListener safe = new SafeListener(listener);
    Rulebook rules = new Rulebook(policy, policyCodec, store, tenant, policyAsStored, safe);
    Corridor corridor = new Corridor(rules, store, ids, tenant, authorizer, safe, onCall);
    HostActions actions =
        new HostActions(
            corridor,
            new HostActions.Hands(automation, plans),
            new HostActions.Hands(exerciseAutomation, exercisePlans));
    return new ServiceDesk(corridor, notifier, actions, knowledge);
  }
}
