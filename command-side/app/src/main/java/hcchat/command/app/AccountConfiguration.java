package hcchat.command.app;

import hcchat.command.account.AccountChangeRelay;
import hcchat.command.account.AccountDatabase;
import hcchat.command.account.AccountNews;
import hcchat.command.account.AccountSettings;
import hcchat.command.account.Accounts;
import hcchat.command.account.HashBench;
import hcchat.command.account.Passwords;
import hcchat.command.account.Sessions;
import hcchat.command.grants.AccessTokens;
import hcchat.command.grants.JwtAccessTokens;
import hcchat.command.grants.KeySet;
import hcchat.command.grants.Revocations;
import hcchat.command.grants.SigningKeys;
import hcchat.command.rest.RestSettings;
import hcchat.command.rest.auth.AuthWiring;
import hcchat.command.rooms.DeletedAccounts;
import hcchat.log.account.AccountLog;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Accounts and their tokens, on the store that command-side has brought up to date.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
@Import(AuthWiring.class)
class AccountConfiguration {
    /// @param side because it migrates the store
    @Bean(destroyMethod = "close")
    AccountDatabase accountDatabase(CommandPorts ports, CommandSide side) {
        return new AccountDatabase(ports.settings().store());
    }

    @Bean(destroyMethod = "close")
    HashBench hashBench(AccountSettings settings) {
        return new HashBench(settings.hashesAtOnce(), settings.hashesWaiting());
    }

    @Bean
    Passwords passwords(HashBench bench, CommandSide side) {
        return new Passwords(bench, side.master());
    }

    @Bean(destroyMethod = "close")
    AccountLog accountLog(CommandPorts ports, CommandSide side) {
        return side.open(ports.openAccounts());
    }

    @Bean(destroyMethod = "close")
    AccountChangeRelay accountNews(AccountDatabase database, AccountLog log, CommandPorts ports) {
        return AccountChangeRelay.start(database, log, ports.clock());
    }

    @Bean
    Accounts accounts(
            AccountDatabase database,
            Passwords passwords,
            AccountSettings settings,
            AccountNews news,
            CommandPorts ports) {
        return new Accounts(database, passwords, settings, news, ports.clock());
    }

    @Bean
    Sessions sessions(
            AccountDatabase database,
            Passwords passwords,
            AccountSettings settings,
            AccountNews news,
            CommandPorts ports) {
        return new Sessions(database, passwords, settings, news, ports.clock());
    }

    @Bean
    SigningKeys signingKeys(AccountDatabase database, CommandSide side, AccountSettings settings, CommandPorts ports) {
        SigningKeys keys =
                new SigningKeys(database, side.master(), settings.accessLife(), settings.keyLife(), ports.clock());
        // Who uses them finds some.
        keys.refresh();
        return keys;
    }

    @Bean(destroyMethod = "close")
    AccountUpkeep accountUpkeep(
            AccountDatabase database, SigningKeys keys, DeletedAccounts deleted, CommandPorts ports) {
        return AccountUpkeep.start(database, keys, deleted, ports.clock());
    }

    @Bean
    KeySet keySet(SigningKeys keys) {
        return new KeySet(keys);
    }

    @Bean
    AccessTokens accessTokens(SigningKeys keys, RestSettings rest, AccountSettings settings, CommandPorts ports) {
        return new JwtAccessTokens(keys, rest.issuer(), settings.accessLife(), ports.clock());
    }

    @Bean
    Revocations revocations(Sessions sessions) {
        return token -> !sessions.isLive(
                token.account(), token.device(), token.id(), Instant.ofEpochMilli(token.issuedMillis()));
    }
}
