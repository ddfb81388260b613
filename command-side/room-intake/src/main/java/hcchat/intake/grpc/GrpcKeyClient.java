package hcchat.intake.grpc;

import hcchat.intake.IntakeClient;
import hcchat.intake.KeyClient;
import hcchat.intake.transport.AnyInstance;
import hcchat.intake.transport.Channels;
import hcchat.intake.v1.KeysWire;
import hcchat.intake.v1.RoomKeysGrpc;
import hcchat.room.RoomId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Asks any command-side instance for keys.
public final class GrpcKeyClient implements KeyClient {
    private final AnyInstance instances;

    /// @param addresses of command-side instances
    /// @param channels their executor runs what follows on the futures
    public GrpcKeyClient(List<String> addresses, Channels channels) {
        this.instances = new AnyInstance(addresses, channels, IntakeClient.PATIENCE_MS, KeysUnavailable::new);
    }

    @Override
    public CompletableFuture<Map<String, byte[]>> serverSecrets() {
        return instances.call(
                RoomKeysGrpc.getServerSecretsMethod(),
                KeysWire.ServerSecretsRequest.getDefaultInstance(),
                GrpcKeyClient::read);
    }

    @Override
    public CompletableFuture<Map<KeyId, byte[]>> roomKeys(Collection<KeyId> ids) {
        KeysWire.DataKeysRequest.Builder request = KeysWire.DataKeysRequest.newBuilder();
        ids.forEach(id -> request.addIds(write(id)));
        return instances.call(RoomKeysGrpc.getDataKeysMethod(), request.build(), GrpcKeyClient::read);
    }

    private static Map<String, byte[]> read(KeysWire.ServerSecretsReply reply) {
        Map<String, byte[]> secrets = new HashMap<>();
        reply.getSecretsMap().forEach((name, secret) -> secrets.put(name, secret.toByteArray()));
        return secrets;
    }

    private static Map<KeyId, byte[]> read(KeysWire.DataKeysReply reply) {
        Map<KeyId, byte[]> keys = new HashMap<>();
        reply.getKeysList()
                .forEach(key -> keys.put(read(key.getId()), key.getKey().toByteArray()));
        return keys;
    }

    static KeysWire.KeyId write(KeyId id) {
        return KeysWire.KeyId.newBuilder()
                .setRoomHi(id.room().hi())
                .setRoomLo(id.room().lo())
                .setKid(id.kid())
                .build();
    }

    private static KeyId read(KeysWire.KeyId id) {
        return new KeyId(new RoomId(id.getRoomHi(), id.getRoomLo()), id.getKid());
    }

    @Override
    public void close() {
        instances.close();
    }
}
