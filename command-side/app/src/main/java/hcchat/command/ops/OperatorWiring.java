package hcchat.command.ops;

import hcchat.command.account.Accounts;
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

    @Bean(destroyMethod = "close")
    OperatorServer operatorServer(OperatorSettings settings, List<OperatorCommand> commands) throws IOException {
        return new OperatorServer(settings, commands);
    }
}
