"""Who calls whom in a running system, as their settings say, and the proxies in between."""

import re

# Links in mails and pages, and what a process says of itself.
NOT_CALLED = re.compile(r"ASTRO_PUBLIC_|_PORT$|^ASTRO_BIND$")


def pairs_of(system):
    """(process, variable, port): whom each service calls, by its settings."""
    found = []
    ports = {port: name for name, port in system.ours.ports.items()}
    for child in system.supervisor.children.values():
        own = {system.ours.ports[name] for name in child.process.ports}
        for variable, value in sorted(child.process.environment.items()):
            match = re.search(r"127\.0\.0\.1:(\d+)", value)
            if not match or NOT_CALLED.search(variable):
                continue
            port = int(match[1])
            called_back = variable == "ASTRO_CUSTOMER_WEBHOOK_URL"
            if port in ports and (port not in own or called_back):
                found.append((child.process, variable, port))
    return found


def through_proxies(system, proxies):
    """A proxy on each wire, from now on; their names say from whom to whom."""
    found = []
    names = {port: name for name, port in system.ours.ports.items()}
    for process, variable, port in pairs_of(system):
        proxy = proxies.add(f"{process.name} to {names[port]} ({variable})", port)
        value = process.environment[variable]
        process.environment[variable] = value.replace(f":{port}", f":{proxy.port}")
        found.append(proxy)
    return found
