"""An S3-compatible store for tests: OpenStack Swift with its S3 interface, all in this one process, as Debian's package python3-swift has it.
The file system of its data must have extended attributes.

Arguments: the folder of its data, the port on the loopback interface, the name of the key, its secret.
"""
import eventlet

eventlet.monkey_patch()

import logging
import os
import sys

from eventlet import wsgi
from swift.common import storage_policy, utils
from swift.common.ring import RingBuilder
from swift.common.wsgi import SwiftHttpProtocol, loadapp

folder, port, access_key, secret = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
account, user = access_key.split(":")
host = "127.0.0.1"
os.makedirs(os.path.join(folder, "devices", "disk"), exist_ok=True)


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


utils.SWIFT_CONF_FILE = write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = tests\n[storage-policy:0]\nname = only\ndefault = yes\n")
utils.validate_hash_conf()
storage_policy.reload_storage_policies()

log = logging.getLogger("wsgi")
log.addHandler(logging.NullHandler())


def serve(socket, configuration):
    wsgi.server(socket, loadapp(configuration), log, log_output=False, protocol=SwiftHttpProtocol)


for kind in ("account", "container", "object"):
    socket = eventlet.listen((host, 0))
    address = {"ip": host, "port": socket.getsockname()[1], "replication_ip": host, "replication_port": socket.getsockname()[1]}
    ring = RingBuilder(part_power=2, replicas=1, min_part_hours=0)
    ring.add_dev({"id": 0, "region": 1, "zone": 1, "weight": 1, "device": "disk", "meta": "", **address})
    ring.rebalance()
    ring.get_ring().save(os.path.join(folder, kind + ".ring.gz"))
    configuration = write(kind + ".conf", f"""
[DEFAULT]
devices = {folder}/devices
mount_check = false
swift_dir = {folder}
fallocate_reserve = 0
disable_fallocate = true
[pipeline:main]
pipeline = server
[app:server]
use = egg:swift#{kind}
""")
    eventlet.spawn(serve, socket, configuration)

serve(eventlet.listen((host, port)), write("proxy.conf", f"""
[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors healthcheck cache s3api tempauth proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:healthcheck]
use = egg:swift#healthcheck
# Asked for by what follows; nobody is there, and nothing is ever found in it.
[filter:cache]
use = egg:swift#memcache
memcache_servers = {host}:1
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {secret} .admin
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
"""))
