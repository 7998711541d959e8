package dev.tocsin.policy;

import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.internal.Text;
import java.math.BigDecimal;

/**
 * What an hour of a person costs.
 *
 * <p>Immutable. Written {@code 95.50 EUR}. Source: domain.md, practice 8.
 *
 * @param amount more than zero, at most 1,000,000, at most four decimals
 * @param currency the host's word for the currency, without spaces
 */
public record HourlyRate(BigDecimal amount, String currency) {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int DECIMALS = 4;

  /** Checks the parts; trailing zeros do not make another rate. */
  public HourlyRate {
    Text.line("currency", currency, Text.ID);
    if (currency.isEmpty() || currency.chars().anyMatch(Character::isWhitespace)) {
      throw new InvalidValueException(
          "currency", currency, "is no word", "use one without spaces, such as EUR");
    }
    if (amount.precision() - amount.scale() > 8
        || amount.signum() <= 0
        || amount.compareTo(MOST) > 0) {
      throw new InvalidValueException(
          "cost per hour", shown(amount), "is out of range", "use more than 0, at most 1000000");
    }
    amount = amount.stripTrailingZeros();
    if (amount.scale() > DECIMALS) {
      throw new InvalidValueException(
          "cost per hour", shown(amount), "is too fine", "use at most four decimals");
    }
    amount = amount.scale() < 0 ? amount.setScale(0) : amount;
  }

  /**
   * Reads an amount and a currency.
   *
   * @param text such as "95.50 EUR"
   * @return the rate
   * @throws InvalidValueException when it is anything else
   */
  public static HourlyRate of(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2 || !parts[0].matches("[0-9]{1,7}(\\.[0-9]{1,9})?")) {
      throw new InvalidValueException(
          "cost per hour", text, "is no amount with a currency", "write it like 95.50 EUR");
    }
    return new HourlyRate(new BigDecimal(parts[0]), parts[1]);
  }

  private static String shown(BigDecimal amount) {
    return amount.precision() > 20 || Math.abs(amount.scale()) > 20
        ? "that number"
        : amount.toPlainString();
  }

  @Override
  public String toString() {
    return amount.toPlainString() + ' ' + currency;
  }
}
