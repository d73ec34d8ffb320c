package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void waits_double_up_to_the_longest() {
    RetryPolicy policy = new RetryPolicy(9, SECOND, SECOND.multipliedBy(5));
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(policy::waitAfter))
        .isEqualTo(
            List.of(
                SECOND,
                SECOND.multipliedBy(2),
                SECOND.multipliedBy(4),
                SECOND.multipliedBy(5),
                SECOND.multipliedBy(5)));
  }

  @Test
  void many_failures_do_not_overflow() {
    RetryPolicy policy = new RetryPolicy(9, Duration.ofNanos(1), Duration.ofDays(1));
    assertThat(policy.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void no_wait_stays_no_wait() {
    assertThat(new RetryPolicy(2, Duration.ZERO, Duration.ZERO).waitAfter(3)).isZero();
  }

  @Test
  void bad_values_are_refused_with_name_value_and_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(0, SECOND, SECOND))
        .withMessage("attempts is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(1, SECOND.negated(), SECOND))
        .withMessage("firstWait is PT-1S, must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(1, SECOND, Duration.ZERO))
        .withMessage("longestWait is PT0S, must be at least firstWait, PT1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.withDefaults().waitAfter(0))
        .withMessage("failures is 0, must be at least 1");
  }
}
