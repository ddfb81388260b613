package hcchat.allinone.objects;

import hcchat.storage.objects.AccessKey;
import java.net.URI;

/// Where the embedded store is, and its two users.
///
/// @param address for this machine
/// @param server does everything in the bucket
/// @param presign may read or write the one object that a URL names
public record ObjectsEndpoint(URI address, String bucket, AccessKey server, AccessKey presign) {}
