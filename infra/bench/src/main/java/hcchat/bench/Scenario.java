package hcchat.bench;

import hcchat.bench.server.Target;

/// One thing to measure.
public interface Scenario {
    /// As the command line names it.
    String name();

    /// Whether it says anything about this target.
    boolean fits(Target target);

    void run(Stage stage) throws Exception;
}
