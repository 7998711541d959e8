package dev.tocsin.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** A cable between client and server that can be cut and mended. */
final class Cable implements Closeable {
  private final int serverPort;
  private final List<Socket> sockets = new ArrayList<>();
  private ServerSocket listening;
  private final int port;

  Cable(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = listening.getLocalPort();
    accept(listening);
  }

  int port() {
    return port;
  }

  /** Nothing passes after this, not even what was just being accepted. */
  synchronized void cut() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  synchronized void mend() throws IOException {
    listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accept(listening);
  }

  private void accept(ServerSocket socket) {
    daemon(
        () -> {
          while (true) {
            Socket client = socket.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            connect(socket, client, server);
            daemon(() -> pump(client, server));
            daemon(() -> pump(server, client));
          }
        });
  }

  /** A thread that waits in accept may be handed a connection after the socket was closed. */
  private synchronized void connect(ServerSocket by, Socket client, Socket server)
      throws IOException {
    if (by.isClosed()) {
      client.close();
      server.close();
      throw new SocketException("cut");
    }
    sockets.add(client);
    sockets.add(server);
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // It was cut.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
