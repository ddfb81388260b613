package hcchat.intake.grpc;

import com.google.protobuf.UnsafeByteOperations;
import hcchat.intake.KeyClient.KeyId;
import hcchat.intake.KeyGrants;
import hcchat.intake.KeyOffice;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.TokenGuard;
import hcchat.intake.v1.KeysWire;
import hcchat.intake.v1.RoomKeysGrpc;
import hcchat.room.RoomId;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The key service's end: a caller known by its token on one side, a [KeyOffice] on the other.
public final class GrpcKeyServer extends RoomKeysGrpc.RoomKeysImplBase {
    private final KeyOffice office;

    public GrpcKeyServer(KeyOffice office) {
        this.office = office;
    }

    @Override
    public void serverSecrets(KeysWire.ServerSecretsRequest request, StreamObserver<KeysWire.ServerSecretsReply> out) {
        Caller caller = TokenGuard.caller();
        answer(out, () -> {
            KeysWire.ServerSecretsReply.Builder reply = KeysWire.ServerSecretsReply.newBuilder();
            office.serverSecrets(caller).forEach((name, secret) -> {
                if (KeyGrants.mayHaveSecret(caller, name)) {
                    reply.putSecrets(name, UnsafeByteOperations.unsafeWrap(secret));
                }
            });
            return reply.build();
        });
    }

    @Override
    public void dataKeys(KeysWire.DataKeysRequest request, StreamObserver<KeysWire.DataKeysReply> out) {
        Caller caller = TokenGuard.caller();
        if (!KeyGrants.mayHaveRoomKeys(caller)) {
            out.onError(Status.PERMISSION_DENIED.asRuntimeException());
            return;
        }
        List<KeyId> ids = request.getIdsList().stream().map(GrpcKeyServer::read).toList();
        answer(out, () -> {
            KeysWire.DataKeysReply.Builder reply = KeysWire.DataKeysReply.newBuilder();
            office.roomKeys(caller, ids).entrySet().stream()
                    .map(GrpcKeyServer::write)
                    .forEach(reply::addKeys);
            return reply.build();
        });
    }

    private static <A> void answer(StreamObserver<A> out, Supplier<A> making) {
        A answer;
        try {
            answer = making.get();
        } catch (RuntimeException failed) {
            // Its words may hold what must not travel.
            out.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        out.onNext(answer);
        out.onCompleted();
    }

    private static KeyId read(KeysWire.KeyId id) {
        return new KeyId(new RoomId(id.getRoomHi(), id.getRoomLo()), id.getKid());
    }

    private static KeysWire.DataKey write(Map.Entry<KeyId, byte[]> key) {
        return KeysWire.DataKey.newBuilder()
                .setId(GrpcKeyClient.write(key.getKey()))
                .setKey(UnsafeByteOperations.unsafeWrap(key.getValue()))
                .build();
    }
}
