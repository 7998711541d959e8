package dev.tocsin.examples.storage;

import dev.tocsin.store.StoreUnavailableException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;

/**
 * One file of sorted maps, and the one way to change them: a unit of work that is in the file as a
 * whole when it returns, or not at all (C1). Units go one after the other, so that none sees half
 * of another and the second of two finds what the first has done (C3, C10).
 */
class Disk implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final MVStore file;
  private final MVMap<String, String> meta;

  // README: open
  /** Opens a file, or makes one. Without a thread of its own, which would commit by itself. */
  Disk(Path path) {
    file =
        new MVStore.Builder()
            .fileName("async:" + path.toAbsolutePath())
            .autoCommitDisabled()
            .open();
    meta = map("meta");
  }

  // README: end

  /** A map of the file. For parts of the store, when they are made. */
  final MVMap<String, String> map(String name) {
    return file.openMap(
        name,
        new MVMap.Builder<String, String>()
            .keyType(StringDataType.INSTANCE)
            .valueType(StringDataType.INSTANCE));
  }

  /** Values whose keys begin with a prefix, from a key on. Stop reading when you have enough. */
  static Iterable<String> values(MVMap<String, String> map, String prefix, String from) {
    return () -> {
      var cursor = map.cursor(from);
      return new Iterator<>() {
        private boolean more = step();

        private boolean step() {
          if (!cursor.hasNext()) {
            return false;
          }
          cursor.next();
          return cursor.getKey().startsWith(prefix);
        }

        @Override
        public boolean hasNext() {
          return more;
        }

        @Override
        public String next() {
          String value = cursor.getValue();
          more = step();
          return value;
        }
      };
    };
  }

  /** A number that was never given before, and rises. Only in a unit that writes. */
  final long next() {
    long next = Long.parseLong(meta.getOrDefault("sequence", "0")) + 1;
    meta.put("sequence", Long.toString(next));
    return next;
  }

  /** The version of the layout of the maps; 1 in a new file. */
  final int schema() {
    return Integer.parseInt(meta.getOrDefault("schema", "1"));
  }

  // README: unit
  <T> T read(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } catch (MVStoreException e) {
      throw new StoreUnavailableException("The file cannot be read: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  <T> T write(Supplier<T> work) {
    lock.lock();
    try {
      T result = work.get();
      commit();
      return result;
    } catch (MVStoreException e) {
      throw new StoreUnavailableException("The file cannot be written: " + e.getMessage(), e);
    } finally {
      undo();
      lock.unlock();
    }
  }

  /** Puts all changes into the file, and the file onto the disk. */
  void commit() {
    if (file.hasUnsavedChanges()) {
      file.commit();
      force();
    }
  }

  void force() {
    file.sync();
  }

  /** Forgets what was not committed. */
  private void undo() {
    if (!file.isClosed() && file.hasUnsavedChanges()) {
      file.rollback();
    }
  }

  // README: end

  @Override
  public void close() {
    file.close();
  }
}
