package hcchat.client;

import java.util.List;

/// What a request for older events brought.
public sealed interface HistoryOutcome {
    /// @param told oldest first
    /// @param first the page's first seq: ask with it for the page before
    /// @param end nothing older can be read
    /// @param proven every link of the page leads to one that we knew already
    record Page(List<Told> told, long first, boolean end, boolean proven) implements HistoryOutcome {
        public Page {
            told = List.copyOf(told);
        }
    }

    record NoPage(SendOutcome why) implements HistoryOutcome {}
}
