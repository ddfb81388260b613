package hcchat.command.app;

import hcchat.storage.objects.ObjectStorage;
import hcchat.storage.objects.ObjectStoreSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Where attachments lie. The server starts without its store, and says `unavailable` until that is there.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {
    @Bean(destroyMethod = "close")
    ObjectStorage objectStorage(StorageSettings settings, Environment environment, CommandPorts ports) {
        ObjectStoreSettings store = settings.store(environment::getProperty);
        return store == null ? new ObjectStorage.None() : ObjectStorage.open(store, ports.clock());
    }
}
