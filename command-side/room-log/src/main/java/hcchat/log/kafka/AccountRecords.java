package hcchat.log.kafka;

import hcchat.log.account.AccountChange;
import hcchat.log.account.AccountChangeCodec;
import hcchat.log.account.AccountChanges;
import hcchat.log.account.Revocations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is polled of `account.changes`, for one reader.
final class AccountRecords implements KafkaFollower.Taker {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRecords.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final AccountChangeCodec codec;
    private final AccountChanges.Reader reader;
    private final Supplier<String> incarnation;
    private @Nullable String known;
    private long lookedNanos;

    /// @param incarnation of the topic, which is made where there is none
    AccountRecords(AccountChangeCodec codec, AccountChanges.Reader reader, Supplier<String> incarnation) {
        this.codec = codec;
        this.reader = reader;
        this.incarnation = incarnation;
    }

    @Override
    public Runnable prepare(ConsumerRecords<byte[], byte[]> polled) {
        List<AccountChange> changes = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            AccountChange change = decode(record);
            if (change != null) {
                changes.add(change);
            }
        }
        return () -> reader.changed(changes);
    }

    private @Nullable AccountChange decode(ConsumerRecord<byte[], byte[]> record) {
        AccountChange change = null;
        try {
            if (record.value() == null) {
                throw new IllegalArgumentException("a record without a value");
            }
            change = codec.decode(record.value());
        } catch (IllegalArgumentException broken) {
            unreadable(record.partition(), record.offset(), broken);
            return null;
        }
        // A key can be forgotten only when nobody needs the record any more. One that is needed must not be passed
        // over because the key service is away: the follower comes back to it.
        if (change == null && System.currentTimeMillis() - record.timestamp() < Revocations.KEPT.toMillis()) {
            throw new IllegalStateException("the key of an account change isn't to be had now");
        }
        if (change == null) {
            // No token lives that it could end.
            LOG.warn("Account change {} is passed over: its key isn't to be had, and it is old", record.offset());
        }
        return change;
    }

    /// Whoever was ended by it keeps a token for minutes at most; to wait for what can't be read would keep all.
    @Override
    public void unreadable(int partition, long offset, Exception why) {
        LOG.error("Account change {} can't be read: {}", offset, why.getClass().getSimpleName());
    }

    @Override
    public void caughtUp() {
        reader.caughtUp();
    }

    @Override
    public boolean logIsAnother() {
        long now = System.nanoTime();
        if (known != null && now - lookedNanos < LOOK_EVERY_NANOS) {
            return false;
        }
        String before = known;
        known = incarnation.get();
        lookedNanos = now;
        return before != null && !before.equals(known);
    }
}
