package dev.tocsin.policyfile;

import static dev.tocsin.policyfile.Refused.more;

import dev.tocsin.policyfile.Refused.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans for service continuity that no policy can have. */
class RefusedPlansTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void is_refused_with_one_line_that_says_where_why_and_what_to_do(Case bad) {
    Refused.check(bad);
  }

  static Case[] plans() {
    return new Case[] {
      more(
          "plans: { fire: {} }",
          "4:16: plans.fire: the key 'steps' is missing: say what is to be done, such as steps:"
              + " [freeze-orders]."),
      more(
          "plans: { fire: { steps: [] } }",
          "4:16: plans.fire: plan 'fire' has no steps: say what is to be done under 'steps'."),
      more(
          "plans: { fire: { steps: [a, []] } }",
          "4:29: plans.fire.steps[1]: the stage has no steps: name at least one."),
      more(
          "plans: { fire: { steps: [a, [b, c]], return: [d, [b]] } }",
          "4:50: plans.fire.return[1]: step 'b' is there twice: give each step of the plan its own"
              + " id, those of the return as well."),
      more(
          "continuity-plans: [fire]\nplans: { fire: { steps: [a] } }",
          "5:16: plans.fire: plan 'fire' is among the continuity plans that the host has as a"
              + " whole: keep one of the two."),
      more(
          "plans: { fire: { on-major: { priority: P9 }, steps: [a] } }",
          "4:40: plans.fire.on-major.priority: no incident has priority P9: use one of [P1, P2, P3,"
              + " P4, P5], as the priority table has them."),
      more(
          "plans: { fire: { on-major: yes, steps: [a] } }",
          "4:28: plans.fire.on-major: 'yes' is neither true nor false: write true or leave it out."),
      more(
          "plans: { fire: { steps: [{ id: a, on-failure: retry }] } }",
          "4:47: plans.fire.steps[0].on-failure: 'retry' does not say what becomes of the plan:"
              + " write stop or go on."),
      more(
          "plans: { fire: { steps: [{ id: a, attempts: 0 }] } }",
          "4:45: plans.fire.steps[0].attempts: 0 attempts are out of range: use 1 to 100."),
      more(
          "plans: { fire: { steps: [{ id: a, within: 0m }] } }",
          "4:43: plans.fire.steps[0].within: the duration '0m' is zero: use a longer one, such as"
              + " 15m."),
      more(
          "exercises: { page: everybody }",
          "4:20: exercises.page: there is no way to page in exercises 'everybody': use one of on"
              + " call, nobody."),
      more(
          "plans: { fire: { steps: [a] } }\nescalation:\n  - name: a\n    path:\n"
              + "      - { id: r, after: 0m, invoke: flood }",
          "8:37: escalation[0].path[0].invoke: there is no continuity plan 'flood': use one of"
              + " fire."),
    };
  }
}
