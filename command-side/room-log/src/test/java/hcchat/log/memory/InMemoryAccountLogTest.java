package hcchat.log.memory;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.log.account.AccountLog;
import hcchat.log.account.AccountLogContract;
import hcchat.log.account.RecordingChanges;
import org.junit.jupiter.api.Test;

class InMemoryAccountLogTest extends AccountLogContract {
    private final AccountTape tape = new AccountTape();

    @Override
    protected AccountLog open() {
        return new InMemoryAccountLog(tape);
    }

    @Override
    protected void goAway() {
        tape.away(true);
    }

    @Override
    protected void comeBack() {
        tape.away(false);
    }

    @Override
    protected void wipe() {
        tape.wipe();
    }

    @Test
    void readers_that_were_paused_are_told_what_they_missed() {
        InMemoryAccountLog paused = new InMemoryAccountLog(tape);
        RecordingChanges sleeping = follow(paused, 0);
        sleeping.awaitCaughtUp();
        RecordingChanges awake = follow(connect(), 0);
        paused.pauseReaders();
        connect().publish(changes(0, 3));
        awake.awaitChanges(3);
        assertThat(sleeping.all()).isEmpty();

        paused.resumeReaders();

        sleeping.awaitChanges(3);
        paused.close();
    }
}
