package hcchat.spec.planted;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// Runs one specification in this process. Ends with 0 when it holds, 1 when it fails, 2 when it couldn't be run.
final class OneTest {
    static final int HOLDS = 0;
    static final int FAILS = 1;
    static final int NOT_RUN = 2;

    private OneTest() {}

    /// @param words the test class and, below it, the method's name with its parameter types
    public static void main(String[] words) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(words[0]))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures().forEach(failure -> System.out.println(failure.getException()));
        System.exit(summary.getTestsStartedCount() == 0 ? NOT_RUN : summary.getTestsFailedCount() == 0 ? HOLDS : FAILS);
    }
}
