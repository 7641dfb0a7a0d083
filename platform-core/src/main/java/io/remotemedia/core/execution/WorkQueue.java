package io.remotemedia.core.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What waits for a worker: the earliest due time first, over chunks of live streams and whole
 * buffers together. A chunk is due before the next one arrives, a whole buffer much later after its
 * arrival: so live work goes first, and what has waited long goes before what has just come. Not
 * thread-safe.
 */
final class WorkQueue {
  private static final Comparator<Work> EARLIEST_DUE =
      (a, b) -> {
        int byDue = Long.signum(a.due - b.due);
        return byDue != 0 ? byDue : Long.compare(a.order, b.order);
      };

  private final PriorityQueue<Work> live = new PriorityQueue<>(EARLIEST_DUE);
  private final PriorityQueue<Work> whole = new PriorityQueue<>(EARLIEST_DUE);
  private long added;

  /** Something to do. */
  static final class Work {
    final Runnable body;
    final boolean live;
    final long due;

    /** When it is over for those who wait; with {@link #expired}. */
    final long expires;

    /** Run instead of the body when it still waits at {@link #expires}; null: waits for ever. */
    final Runnable expired;

    private long order;

    private Work(Runnable body, boolean live, long due, long expires, Runnable expired) {
      this.body = body;
      this.live = live;
      this.due = due;
      this.expires = expires;
      this.expired = expired;
    }

    static Work live(Runnable body, long due) {
      return new Work(body, true, due, 0, null);
    }

    static Work whole(Runnable body, long due, long expires, Runnable expired) {
      return new Work(body, false, due, expires, expired);
    }
  }

  void add(Work work) {
    work.order = added++;
    (work.live ? live : whole).add(work);
  }

  /** The work that is due first, for a worker of any work; null when there is none. */
  Work poll() {
    Work firstLive = live.peek();
    Work firstWhole = whole.peek();
    if (firstLive == null) {
      return whole.poll();
    }
    if (firstWhole == null || EARLIEST_DUE.compare(firstLive, firstWhole) < 0) {
      return live.poll();
    }
    return whole.poll();
  }

  /** The live work that is due first; null when there is none. */
  Work pollLive() {
    return live.poll();
  }

  boolean isEmpty() {
    return live.isEmpty() && whole.isEmpty();
  }

  int liveCount() {
    return live.size();
  }

  int size() {
    return live.size() + whole.size();
  }

  boolean hasLiveDueBefore(long now) {
    return !live.isEmpty() && live.peek().due - now <= 0;
  }

  /** Takes out what waited beyond its time. */
  List<Work> pollExpired(long now) {
    List<Work> over = List.of();
    for (Iterator<Work> all = whole.iterator(); all.hasNext(); ) {
      Work work = all.next();
      if (work.expired != null && now - work.expires >= 0) {
        all.remove();
        over = over.isEmpty() ? new ArrayList<>() : over;
        over.add(work);
      }
    }
    return over;
  }
}
