package dev.tocsin.examples.blackfriday.payload;

/** The envelope in which Amazon SNS posts a message; the alarm is a text inside it. */
final class SnsEnvelope implements PayloadReader {
  private final CloudWatch cloudWatch = new CloudWatch();

  @Override
  public String expects() {
    return "an Amazon SNS notification (Type, Message)";
  }

  @Override
  public boolean knows(Node document) {
    return document.fields().containsKey("Type") && document.fields().containsKey("Message");
  }

  @Override
  public Payload read(Node document, Severities severities) {
    Node message = document.need("Message", "send the notification whole");
    Node inside =
        JsonText.read(message.place().file() + " (its Message)", message.string()).object();
    if (!cloudWatch.knows(inside)) {
      throw message.fail(
          "the message is no CloudWatch alarm", "send " + cloudWatch.expects() + " inside");
    }
    return cloudWatch.read(inside, severities);
  }
}
