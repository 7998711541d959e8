package dev.tocsin.faults.proxy;

import dev.tocsin.faults.process.Pause;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connection through the proxy, which reads PostgreSQL's protocol 3 without encryption.
 *
 * <p>What a client says is kept until it asks for an answer (Sync or a simple query): that is one
 * unit, which commits if it is not within a transaction. A unit is hit if it writes by itself or is
 * a COMMIT. Statements that were prepared earlier are known by their names. Source: PostgreSQL's
 * manual, "Message Formats".
 */
final class Link {
  private static final int TERMINATED = 0;
  private static final int LENGTH = 4;
  private static final byte READY = 'Z';

  private final Proxy proxy;
  private final Socket client;
  private final Socket server;
  private final Map<String, Boolean> writes = new HashMap<>();
  private volatile Hit hit = Hit.NONE;

  Link(Proxy proxy, Socket client, Socket server) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
  }

  /** Passes on what the client says. */
  void toServer() throws IOException {
    try (client;
        server) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      OutputStream out = server.getOutputStream();
      byte[] start = new byte[LENGTH];
      in.readFully(start);
      out.write(start);
      out.write(in.readNBytes(ByteBuffer.wrap(start).getInt() - LENGTH));
      ByteArrayOutputStream unit = new ByteArrayOutputStream();
      boolean writing = false;
      while (true) {
        byte type = in.readByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - LENGTH);
        if (body.length < length - LENGTH) {
          throw new EOFException();
        }
        unit.write(ByteBuffer.allocate(1 + LENGTH).put(type).putInt(length).array());
        unit.write(body);
        writing |= writes(type, body);
        if (type == 'S' || type == 'Q' || type == 'X' || type == 'p') {
          if (!pass(out, unit.toByteArray(), writing)) {
            return;
          }
          unit.reset();
          writing = false;
        }
      }
    }
  }

  /** Returns false when the connection is to break. */
  private boolean pass(OutputStream out, byte[] unit, boolean writing) throws IOException {
    Hit now = writing ? proxy.next() : Hit.NONE;
    if (now == Hit.LOST_BEFORE) {
      return false;
    }
    if (now == Hit.LATE) {
      Pause.millis(proxy.delay().toMillis());
    }
    hit = now;
    out.write(unit);
    out.flush();
    return true;
  }

  private boolean writes(byte type, byte[] body) {
    if (type == 'P') {
      String name = text(body, 0);
      writes.put(name, writes(text(body, name.length() + 1)));
    } else if (type == 'B') {
      String portal = text(body, 0);
      return writes.getOrDefault(text(body, portal.length() + 1), false);
    } else if (type == 'Q') {
      return writes(text(body, 0));
    }
    return false;
  }

  private static boolean writes(String sql) {
    String text = sql.toLowerCase(Locale.ROOT);
    return text.startsWith("commit")
        || (text.contains("tocsin_")
            && (text.contains("insert into")
                || text.contains("update ")
                || text.contains("delete from")));
  }

  private static String text(byte[] body, int from) {
    int end = from;
    while (body[end] != TERMINATED) {
      end++;
    }
    return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
  }

  /** Passes on what the server says. */
  void toClient() throws IOException {
    try (client;
        server) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
      OutputStream out = client.getOutputStream();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      while (true) {
        byte type = in.readByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - LENGTH);
        answer.write(ByteBuffer.allocate(1 + LENGTH).put(type).putInt(length).array());
        answer.write(body);
        if (type == READY && hit == Hit.LOST_AFTER) {
          return;
        }
        if (type == READY && hit == Hit.SLOW_ANSWER) {
          Pause.millis(proxy.delay().toMillis());
        }
        if (type == READY || in.available() == 0) {
          if (hit != Hit.LOST_AFTER && (hit != Hit.SLOW_ANSWER || type == READY)) {
            answer.writeTo(out);
            out.flush();
            answer.reset();
          }
          hit = type == READY ? Hit.NONE : hit;
        }
      }
    }
  }
}
