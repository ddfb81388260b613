package hcchat.client;

import java.io.IOException;

/// Another program, or another client of this one, has the diary open: take another holder's, or an [InMemoryDiary].
public final class DiaryInUseException extends IOException {
    private static final long serialVersionUID = 1;

    DiaryInUseException() {
        super("the diary is in use");
    }
}
