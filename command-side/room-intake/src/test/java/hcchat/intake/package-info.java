/// What the contract promises, checked on the twin and on gRPC, in process and over TCP.
@NullMarked
package hcchat.intake;

import org.jspecify.annotations.NullMarked;
