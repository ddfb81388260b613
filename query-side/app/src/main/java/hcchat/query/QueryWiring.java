package hcchat.query;

import hcchat.intake.KeyClient;
import hcchat.log.RoomLog;
import hcchat.query.index.BlockTimes;
import hcchat.query.index.IndexFollower;
import hcchat.query.index.IndexRebuild;
import hcchat.query.index.ReplayIndex;
import hcchat.query.ops.OpsServer;
import hcchat.query.replay.SqlReplayReader;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What query-side is made of. The log, the key service's client and the settings come from outside and are closed there.
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
    ReplayIndex replayIndex(QueryDatabases databases) {
        return new ReplayIndex(databases.reading());
    }

    @Bean
    IndexRebuild indexRebuild(QueryDatabases databases) {
        return new IndexRebuild(databases.indexing());
    }

    @Bean(initMethod = "start")
    IndexFollower indexFollower(QuerySettings settings, QueryDatabases databases, RoomLog log) {
        return new IndexFollower(log, databases.indexing(), settings.commitEvery(), InstantSource.system());
    }

    @Bean(initMethod = "start")
    BlockTimes blockTimes(QueryDatabases databases, KeyClient keys) {
        return new BlockTimes(databases.indexing(), keys);
    }

    @Bean(initMethod = "start")
    OpsServer opsServer(QuerySettings settings, IndexFollower follower, IndexRebuild rebuild) throws IOException {
        return new OpsServer(settings.opsPort(), settings.opsToken(), follower::caughtUp, rebuild);
    }
}
