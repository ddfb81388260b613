package hcchat.intake.memory;

import hcchat.intake.Outcome;
import hcchat.intake.OwnerOffice;
import hcchat.intake.OwnerOffice.Answer;
import hcchat.intake.OwnerOffice.Asked;
import hcchat.intake.OwnerOffice.EdgeDesk;
import hcchat.intake.OwnerOffice.OwnerMap;
import hcchat.intake.routing.OwnerLines;
import hcchat.intake.routing.Standings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lines that are method calls. An answer is a batch of one; the routing has the order, as it has it over gRPC.
final class DirectLines implements OwnerLines {
    private final String edge;
    private final Function<String, @Nullable OwnerOffice> offices;

    DirectLines(String edge, Function<String, @Nullable OwnerOffice> offices) {
        this.edge = edge;
        this.offices = offices;
    }

    @Override
    public void askOwners(String address, Consumer<@Nullable OwnerMap> answer) {
        OwnerOffice office = offices.apply(address);
        answer.accept(office == null ? null : office.owners());
    }

    @Override
    public Line open(String address, LineEvents events) {
        OwnerOffice office = offices.apply(address);
        if (office == null) {
            events.broken();
            return new DeadLine();
        }
        Standings standings = new Standings(office.owners().partitions());
        return new DirectLine(office.attach(edge, events::heard), standings, events);
    }

    @Override
    public void close() {}

    private record DirectLine(EdgeDesk desk, Standings standings, LineEvents events) implements Line {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void send(List<Attachment> attachments, List<Numbered> requests) {
            if (!attachments.isEmpty()) {
                attachments.forEach(one -> standings.attach(one.partition()));
                desk.reattach(
                        attachments.stream().map(Attachment::partition).toList(),
                        asked(attachments.stream().flatMap(one -> one.present().stream())));
            }
            if (!requests.isEmpty()) {
                desk.take(asked(requests.stream()));
            }
        }

        private List<Asked> asked(Stream<Numbered> all) {
            List<Asked> asked = new ArrayList<>();
            all.forEach(one -> {
                Answer answer = standings.admit(one.request().room(), outcome -> answered(one.number(), outcome));
                if (answer == null) {
                    answered(one.number(), null);
                } else {
                    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(one.remainingMs());
                    asked.add(new Asked(one.request(), deadline, answer));
                }
            });
            return asked;
        }

        private void answered(long number, @Nullable Outcome outcome) {
            events.answered(List.of(new Answered(number, outcome)));
        }

        @Override
        public void release() {}

        @Override
        public void close() {
            desk.detach();
        }
    }

    private record DeadLine() implements Line {
        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void send(List<Attachment> attachments, List<Numbered> requests) {}

        @Override
        public void release() {}

        @Override
        public void close() {}
    }
}
