-- wrk script: sends prepared holds (one line each: token, key, JSON body) and counts what was
-- answered. Each thread takes every n-th line; when they are used up it asks for health only.
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  prepared, at, held, refused, spare = {}, 0, 0, 0, 0
  local count, line_number = tonumber(arguments[2]), 0
  for line in io.lines(arguments[1]) do
    if line_number % count == number then
      local token, key, body = line:match("^(%S+) (%S+) (.*)$")
      local headers = {
        ["Authorization"] = "Bearer " .. token,
        ["Idempotency-Key"] = key,
        ["Content-Type"] = "application/json",
      }
      table.insert(prepared, wrk.format("POST", "/api/v1/bookings", headers, body))
    end
    line_number = line_number + 1
  end
  idle = wrk.format("GET", "/healthz")
end

function request()
  at = at + 1
  return prepared[at] or idle
end

function response(status)
  if status == 201 then
    held = held + 1
  elseif status == 200 then
    spare = spare + 1
  else
    refused = refused + 1
  end
end

function done(summary)
  local total, no, idle_answers = 0, 0, 0
  for _, thread in ipairs(threads) do
    total = total + thread:get("held")
    no = no + thread:get("refused")
    idle_answers = idle_answers + thread:get("spare")
  end
  local form = "HELD %d REFUSED %d SPARE %d SECONDS %f\n"
  io.write(string.format(form, total, no, idle_answers, summary.duration / 1e6))
end
