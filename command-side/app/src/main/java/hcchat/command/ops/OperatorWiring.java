package hcchat.command.ops;

import hcchat.command.account.Accounts;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomNames;
import hcchat.intake.OwnerOffice;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The operator's commands.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorSettings.class)
public class OperatorWiring {
    @Bean
    OperatorCommand accountInvite(Accounts accounts) {
        return new AccountInvite(accounts);
    }

    @Bean
    OwnRooms ownRooms(OwnerOffice office) {
        return new OwnRooms(office);
    }

    @Bean
    OperatorCommand roomGrant(OwnRooms rooms, RoomNames names, Accounts accounts, AccountRooms known) {
        return new RoomGrant(rooms, names, accounts, known);
    }

    @Bean
    OperatorCommand roomErase(OwnRooms rooms, RoomNames names) {
        return new RoomErase(rooms, names);
    }

    @Bean(destroyMethod = "close")
    OperatorServer operatorServer(OperatorSettings settings, List<OperatorCommand> commands) throws IOException {
        return new OperatorServer(settings, commands);
    }
}
