package org.refigure.cluster;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.DeployMessages.MasterStateResponse;
import org.apache.spark.deploy.DeployMessages.RequestMasterState$;
import org.apache.spark.deploy.master.RecoveryState;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.jspecify.annotations.Nullable;
import org.refigure.sweep.SweepException;
import scala.Option;
import scala.reflect.ClassTag$;

/**
 * What a cluster's master says of its workers, asked without starting an application: in a fraction
 * of a second, where an application takes a minute to find that there is no master.
 *
 * @param workers live workers
 * @param cores their cores, busy or not
 * @param free cores that no application holds
 */
record ClusterState(int workers, int cores, int free) {
  private static final String PATIENCE = "15s";

  /**
   * Asks the master in charge.
   *
   * @throws SweepException if none answers
   */
  static ClusterState ask(Masters masters) {
    String here = masters.addressTowards();
    SparkConf conf =
        new SparkConf()
            .set("spark.rpc.askTimeout", PATIENCE)
            .set("spark.rpc.lookupTimeout", PATIENCE)
            .set("spark.rpc.io.connectionTimeout", PATIENCE)
            .set("spark.rpc.io.connectionCreationTimeout", PATIENCE);
    var security =
        new SecurityManager(conf, Option.empty(), SecurityManager.$lessinit$greater$default$3());
    RpcEnv client = RpcEnv.create("refigure", here, 0, conf, security, true);
    try {
      return ask(client, masters);
    } finally {
      client.shutdown();
    }
  }

  private static ClusterState ask(RpcEnv client, Masters masters) {
    @Nullable Exception reason = null;
    for (var address : masters.addresses()) {
      try {
        MasterStateResponse state =
            client
                .setupEndpointRef(
                    RpcAddress.apply(address.getHostString(), address.getPort()), "Master")
                .askSync(
                    RequestMasterState$.MODULE$,
                    ClassTag$.MODULE$.apply(MasterStateResponse.class));
        if (!state.status().equals(RecoveryState.STANDBY())) {
          return of(state);
        }
      } catch (Exception e) { // Scala does not declare what it throws
        reason = e;
      }
    }
    String why = reason == null ? "all masters stand by" : innermost(reason).toString();
    throw new SweepException(
        String.format(
            Locale.ROOT,
            "cluster %s does not answer (%s): check the address, or start a cluster (environment/cluster/README.md says how)",
            masters.word(),
            why.lines().findFirst().orElse("")),
        reason);
  }

  private static ClusterState of(MasterStateResponse state) {
    var live = Arrays.stream(state.workers()).filter(WorkerInfo::isAlive).toList();
    return new ClusterState(
        live.size(),
        live.stream().mapToInt(WorkerInfo::cores).sum(),
        live.stream().mapToInt(WorkerInfo::coresFree).sum());
  }

  private static Throwable innermost(Throwable thrown) {
    @Nullable Throwable cause = thrown.getCause();
    return cause == null ? thrown : innermost(cause);
  }
}
