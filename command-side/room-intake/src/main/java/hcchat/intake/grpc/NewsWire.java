package hcchat.intake.grpc;

import com.google.protobuf.UnsafeByteOperations;
import hcchat.intake.LiveRecord;
import hcchat.intake.v1.IntakeWire;
import java.util.ArrayList;
import java.util.List;

/// Live records as messages.
final class NewsWire {
    private NewsWire() {}

    static IntakeWire.News write(LiveRecord record) {
        return IntakeWire.News.newBuilder()
                .setPartition(record.partition())
                .setEpoch(record.epoch())
                .setTerm(record.term())
                .setNumber(record.number())
                // Nobody changes a record's value, so it needn't be copied for each edge.
                .setValue(UnsafeByteOperations.unsafeWrap(record.value()))
                .build();
    }

    static List<LiveRecord> read(List<IntakeWire.News> news) {
        List<LiveRecord> records = new ArrayList<>(news.size());
        for (IntakeWire.News one : news) {
            records.add(new LiveRecord(
                    one.getPartition(),
                    one.getEpoch(),
                    one.getTerm(),
                    one.getNumber(),
                    one.getValue().toByteArray()));
        }
        return records;
    }
}
