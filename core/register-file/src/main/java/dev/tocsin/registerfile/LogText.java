package dev.tocsin.registerfile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, perhaps gzipped; whatever is wrong with the text becomes one error
 * with its line. Never more than one record is in memory. Source: hostile-inputs.md, class 9.
 */
final class LogText implements Closeable {
  /** The largest field, in characters. */
  static final int LARGEST = 256 * 1024;

  /** The most bytes of text, unzipped. */
  private static final long MOST = 8L * 1024 * 1024 * 1024;

  private static final int LOOK = 4096;
  private static final String CLOSE = "close the quote, and double those in a quoted field";

  /** Put behind the last line: a quote that is never closed swallows it. */
  private static final String END = "\u001aend of log";

  private final String file;
  private final Rules.Format format;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private long line;

  private LogText(String file, Rules.Format format, InputStream in) throws IOException {
    this.file = file;
    this.format = format;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(format.delimiter())
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .skipEmptyLines(true)
            .maxBufferSize(LARGEST)
            .ofCsvRecord(
                new InputStreamReader(
                    new SequenceInputStream(in, end(format)),
                    format
                        .encoding()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    this.records = reader.iterator();
  }

  private static InputStream end(Rules.Format format) {
    return new ByteArrayInputStream(("\n" + END + "\n").getBytes(format.encoding()));
  }

  static LogText open(Path path, Rules.Format format) {
    String file = path.toString();
    InputStream raw = null;
    try {
      raw = Files.newInputStream(path);
      return new LogText(file, format, text(file, raw));
    } catch (NoSuchFileException e) {
      throw whole(file, "there is no such file", "check its name and folder", e);
    } catch (IOException e) {
      close(raw);
      throw whole(
          file,
          "it cannot be read (" + e.getClass().getSimpleName() + ")",
          "check that it is a file and that you may read it",
          e);
    } catch (RegisterFileException e) {
      close(raw);
      throw e;
    }
  }

  private static void close(@Nullable InputStream raw) {
    try {
      if (raw != null) {
        raw.close();
      }
    } catch (IOException e) {
      // what went wrong before is told
    }
  }

  private static InputStream text(String file, InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 64 * 1024);
    byte[] begin = look(in);
    if (begin.length >= 2 && (begin[0] & 0xff) == 0x1f && (begin[1] & 0xff) == 0x8b) {
      in = new BufferedInputStream(new GZIPInputStream(in, 64 * 1024), 64 * 1024);
      begin = look(in);
    }
    if (begin.length == 0) {
      throw whole(file, "the log is empty", "export it again, with its header", null);
    }
    for (byte each : begin) {
      if (each == 0) {
        throw whole(
            file,
            "it is not text: it has bytes of zero",
            "hand in CSV, or CSV that is gzipped; of UTF-16, name the encoding by converting it",
            null);
      }
    }
    return new Limited(in, file);
  }

  private static byte[] look(InputStream in) throws IOException {
    in.mark(LOOK);
    byte[] begin = in.readNBytes(LOOK);
    in.reset();
    return begin;
  }

  /** A file that unzips without end is refused. */
  private static final class Limited extends FilterInputStream {
    private final String file;
    private long read;

    Limited(InputStream in, String file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(count);
      return count;
    }

    private void count(int more) {
      read += Math.max(0, more);
      if (read > MOST) {
        throw whole(file, "the log has more than 8 GiB of text", "split it", null);
      }
    }
  }

  /** The next record; null at the end. */
  @Nullable CsvRecord next() {
    try {
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      if (record.getFieldCount() == 1 && record.getField(0).equals(END)) {
        return null;
      }
      if (record.getField(record.getFieldCount() - 1).contains(END)) {
        throw RegisterFileException.ofLog(
            file, line, "", "a quote opens in this row and is never closed", CLOSE);
      }
      return record;
    } catch (CsvParseException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private RegisterFileException unreadable(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegisterFileException told) {
        return told;
      }
      if (cause instanceof CharacterCodingException) {
        return after(
            "the text is not " + format.encoding() + " here",
            "name its encoding under 'log' of the mapping, such as encoding: windows-1252",
            e);
      }
      if (cause instanceof EOFException || cause instanceof ZipException) {
        return after("the gzip file is damaged or cut short", "copy it again", e);
      }
    }
    String words = e.getMessage() + " " + e.getCause();
    return after(
        words.contains("buffer size")
            ? "a field is longer than " + LARGEST / 1024 + " KiB, or its quote is never closed"
            : "there is text behind a closing quote",
        CLOSE,
        e);
  }

  private RegisterFileException after(String problem, String remedy, Throwable cause) {
    return new RegisterFileException(file, line + 1, 0, "", problem, remedy, cause);
  }

  private static RegisterFileException whole(
      String file, String problem, String remedy, @Nullable Throwable cause) {
    return new RegisterFileException(file, 0, 0, "", problem, remedy, cause);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw whole(file, "it cannot be closed", "check the disk it is on", e);
    }
  }
}
