package hcchat.client.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// A sealed file that is being fetched: as much of it as has come, whichever program fetched it. One fetch at a time.
final class Spool {
    /// What a fetch brought.
    enum Taken {
        NOTHING,
        /// All that the store sent.
        SENT,
        /// Another piece than was asked for.
        ELSEWHERE,
        /// More than the file can have.
        TOO_LONG
    }

    private final Path file;
    private final long whole;

    /// @param whole how long it will be: no byte more is written
    Spool(Path file, long whole) {
        this.file = file;
        this.whole = whole;
    }

    Path file() {
        return file;
    }

    /// How much has come.
    long bytes() throws TransferException {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException broken) {
            throw TransferException.refused("not_kept");
        }
    }

    boolean isWhole() throws TransferException {
        return bytes() == whole;
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // Too long for what is fetched next, or taken for it and found not to open; then it is tried again.
        }
    }

    /// Takes the rest of the file, or all of it from a store that doesn't know ranges; of an answer that isn't it
    /// nothing.
    BodyHandler<Taken> taking(Gauge gauge) {
        return answer -> switch (answer.statusCode()) {
            case 206 -> new Taking(file, begin(answer), whole, gauge);
            case 200 -> new Taking(file, 0, whole, gauge);
            default -> BodySubscribers.replacing(Taken.NOTHING);
        };
    }

    private static long begin(HttpResponse.ResponseInfo answer) {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        return range.matches("bytes [0-9]{1,18}-.*") ? Long.parseLong(range.substring(6, range.indexOf('-'))) : -1;
    }

    /// Writes what comes into the file.
    private static final class Taking implements HttpResponse.BodySubscriber<Taken> {
        private final CompletableFuture<Taken> done = new CompletableFuture<>();
        private final Path file;
        private final long begin;
        private final long whole;
        private final Gauge gauge;
        private Flow.@Nullable Subscription more;
        private @Nullable FileChannel channel;

        Taking(Path file, long begin, long whole, Gauge gauge) {
            this.file = file;
            this.begin = begin;
            this.whole = whole;
            this.gauge = gauge;
        }

        @Override
        public CompletionStage<Taken> getBody() {
            return done;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            more = subscription;
            try {
                FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = opened;
                if (begin < 0 || begin > opened.size()) {
                    stop(Taken.ELSEWHERE);
                    return;
                }
                opened.truncate(begin).position(begin);
                gauge.back(begin);
                subscription.request(1);
            } catch (IOException broken) {
                fail(new UncheckedIOException(broken));
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            FileChannel open = channel;
            Flow.Subscription next = more;
            if (open == null || next == null || done.isDone()) {
                return;
            }
            try {
                for (ByteBuffer buffer : buffers) {
                    if (open.position() + buffer.remaining() > whole) {
                        stop(Taken.TOO_LONG);
                        return;
                    }
                    int come = buffer.remaining();
                    while (buffer.hasRemaining()) {
                        open.write(buffer);
                    }
                    gauge.moved(come);
                }
                next.request(1);
            } catch (IOException broken) {
                fail(new UncheckedIOException(broken));
            }
        }

        private void stop(Taken why) {
            cancel();
            done.complete(why);
        }

        private void fail(UncheckedIOException why) {
            cancel();
            done.completeExceptionally(why);
        }

        private void cancel() {
            if (more != null) {
                more.cancel();
            }
            end();
        }

        @Override
        public void onError(Throwable lost) {
            end();
            done.completeExceptionally(lost);
        }

        @Override
        public void onComplete() {
            end();
            done.complete(Taken.SENT);
        }

        private void end() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException lost) {
                // What isn't there is fetched again.
            }
        }
    }
}
