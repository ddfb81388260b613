package hcchat.query;

import hcchat.intake.transport.ServiceHost;
import hcchat.query.index.BlockTimes;
import hcchat.query.index.ErasedRooms;
import hcchat.query.index.IndexFollower;
import hcchat.query.index.IndexRebuild;
import hcchat.query.index.ReplayIndex;
import hcchat.query.ops.OpsServer;
import hcchat.query.replay.SqlReplayReader;
import hcchat.replay.grpc.GrpcReplayServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What query-side is made of, in the order in which it starts; closed in reverse.
@Configuration(proxyBeanMethods = false)
class QueryWiring {
    @Bean
    QueryDatabases databases(QuerySettings settings) {
        QueryDatabases databases = QueryDatabases.open(settings);
        databases.indexing().migrate();
        return databases;
    }

    @Bean
    SqlReplayReader replayReader(QuerySettings settings, QueryDatabases databases) {
        return new SqlReplayReader(
                databases.reading(), databases.replica(), settings.readers(), settings.waitingReads());
    }

    @Bean
    ServiceHost replayService(QueryPorts ports, SqlReplayReader reader) {
        // Its threads only hand over; the reader's own wait for PostgreSQL.
        return new ServiceHost(ports.address(), ports.tokens(), 1, List.of(new GrpcReplayServer(reader)));
    }

    @Bean
    ReplayIndex replayIndex(QueryDatabases databases) {
        return new ReplayIndex(databases.reading());
    }

    @Bean
    IndexRebuild indexRebuild(QueryDatabases databases) {
        return new IndexRebuild(databases.indexing());
    }

    @Bean(initMethod = "start")
    IndexFollower indexFollower(QuerySettings settings, QueryDatabases databases, QueryPorts ports) {
        return new IndexFollower(ports.log(), databases.indexing(), settings.commitEvery(), InstantSource.system());
    }

    @Bean(initMethod = "start")
    BlockTimes blockTimes(QueryDatabases databases, QueryPorts ports) {
        return new BlockTimes(databases.indexing(), ports.keys());
    }

    @Bean(initMethod = "start")
    ErasedRooms erasedRooms(QueryDatabases databases) {
        return new ErasedRooms(databases.indexing());
    }

    @Bean(initMethod = "start")
    OpsServer opsServer(QuerySettings settings, IndexFollower follower, IndexRebuild rebuild) throws IOException {
        return new OpsServer(settings.opsPort(), settings.opsFile(), follower::caughtUp, rebuild);
    }
}
