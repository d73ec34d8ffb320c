package dev.ecomm.cli;

import dev.ecomm.run.Progress;
import dev.ecomm.run.ProgressListener;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows progress as one line on standard error, one bar a step; it vanishes when the step ends. */
final class ProgressBars implements ProgressListener, AutoCloseable {
  private static final int WIDTH = 79;
  private static final int UPDATE_MILLIS = 200;
  private static final long MEGA = 1_000_000;

  private final PrintStream err;
  private String step = "";
  private @Nullable ProgressBar bar;

  ProgressBars(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void onProgress(Progress progress) {
    if (!progress.step().equals(step)) {
      close();
      step = progress.step();
      bar = start(progress);
    }
    if (bar != null) {
      bar.maxHint(progress.total()).stepTo(progress.done());
    }
  }

  private ProgressBar start(Progress progress) {
    boolean bytes = progress.unit().equals("bytes");
    return new ProgressBarBuilder()
        .setTaskName(progress.step())
        .setInitialMax(progress.total())
        .setUnit(bytes ? " MB" : " " + progress.unit(), bytes ? MEGA : 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new Line(err))
        .build();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      boolean interrupted = Thread.interrupted(); // or the last refresh would not be waited for
      bar.close();
      bar = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      // Here, not in Line.close: a bar that is closed before its first refresh does not call that.
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
  }

  /**
   * A line that is written over. The library's own consumers ask for the terminal by native calls.
   */
  private record Line(PrintStream err) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      err.print("\r" + rendered);
      err.flush();
    }

    @Override
    public void close() {}
  }
}
