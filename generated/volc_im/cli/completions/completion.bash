# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
# Completion for bash: source <(volc-im completion bash)

_volc_im_complete() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local one=${COMP_WORDS[1]:-} two=${COMP_WORDS[2]:-} words=
    case "$one $two $previous" in
    "conversation get-user-conversations --data-type") words="RECENT CREATED OWN_LIVE" ;;
    "conversation mark-conversation --mark-action") words="ADD REMOVE" ;;
    "live batch-add-block-participants --block-action") words="MUTE BAN" ;;
    "live batch-delete-block-participants --block-action") words="MUTE BAN" ;;
    "live batch-get-block-participants --block-action") words="MUTE BAN" ;;
    "live batch-update-live-participants --mark-action") words="ADD REMOVE" ;;
    "message send-message --msg-type") words="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message send-message --priority") words="LOW NORMAL HIGH" ;;
    "message batch-send-message --msg-type") words="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message get-conversation-messages --reverse") words="FORWARD BACKWARD" ;;
    "message recall-message --recall-role") words="MEMBER OWNER MANAGER" ;;
    "message delete-conversation-message --delete-type") words="EVERYONE SENDER_SEES" ;;
    "message p2p-send-message --msg-type") words="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message batch-send-group-message --conversation-type") words="SINGLE GROUP LIVE" ;;
    "message batch-send-group-message --msg-type") words="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message batch-send-group-message --priority") words="LOW NORMAL HIGH" ;;
    "user user-broadcast --msg-type") words="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "user user-broadcast --tag-op") words="ANY ALL" ;;
    "user batch-update-user-tags --op") words="ADD REMOVE" ;;
    *" --output") words="table json jsonl yaml" ;;
    *" --lang") words="en zh" ;;
    *" --region") words="cn-north-1 ap-southeast-1" ;;
    esac
    if [[ -z $words ]]; then
        case "$COMP_CWORD $one" in
        "1 "*) words="conversation participant live message user token friend blacklist call sign explain doctor emulator console mcp completion import export tail --help --version" ;;
        "2 conversation") words="create-conversation modify-conversation destroy-conversation batch-get-conversations get-user-conversations get-conversation-setting modify-conversation-setting mark-conversation get-conversation-marks --help" ;;
        "2 participant") words="batch-add-conversation-participant batch-delete-conversation-participant batch-modify-conversation-participant batch-get-conversation-participant scan-conversation-participant-list is-user-in-conversation get-conversation-user-count get-participant-read-index modify-participant-read-index --help" ;;
        "2 live") words="batch-add-manager batch-remove-manager batch-add-whitelist-participant batch-remove-whitelist-participant batch-get-whitelist-participant batch-add-block-participants batch-delete-block-participants batch-get-block-participants batch-update-live-participants query-live-participant-status --help" ;;
        "2 message") words="send-message batch-send-message get-messages get-conversation-messages modify-message recall-message delete-message delete-conversation-message get-messages-read-receipt p2p-send-message batch-send-group-message --help" ;;
        "2 user") words="user-broadcast batch-update-user-tags register-users un-register-users batch-update-user batch-get-user query-online-status --help" ;;
        "2 token") words="get-app-token --help" ;;
        "2 friend") words="add-friend delete-friend update-friend list-friend is-friend --help" ;;
        "2 blacklist") words="add-black-list remove-black-list update-black-list get-black-list is-in-black-list --help" ;;
        "2 completion") words="bash zsh fish --profile --region --endpoint --allow-http --timeout --max-retries --output --query --dry-run --debug --yes --lang --help --app-id" ;;
        "2 import") words="users" ;;
        "2 export") words="messages" ;;
        *)
            case "$one $two" in
            "conversation create-conversation") words="--conversation-core-info --owner-user-id --owner-user-id-str --other-user-id --other-user-id-str --idempotent-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "conversation modify-conversation") words="--conversation-core-info --field --cli-input-json --generate-skeleton" ;;
            "conversation destroy-conversation") words="--conversation-short-id --owner-user-id --owner-user-id-str --field --cli-input-json --generate-skeleton" ;;
            "conversation batch-get-conversations") words="--conversation-short-id --skip-member-count --field --cli-input-json --generate-skeleton" ;;
            "conversation get-user-conversations") words="--participant-user-id --participant-user-id-str --cursor --limit --data-type --skip-member-count --inbox-type --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "conversation get-conversation-setting") words="--conversation-short-id --participant-user-id --participant-user-id-str --no-read-index --field --cli-input-json --generate-skeleton" ;;
            "conversation modify-conversation-setting") words="--conversation-setting-info --field --cli-input-json --generate-skeleton" ;;
            "conversation mark-conversation") words="--conversation-short-id --mark-types --mark-action --operator --operator-str --field --cli-input-json --generate-skeleton" ;;
            "conversation get-conversation-marks") words="--conversation-short-id --field --cli-input-json --generate-skeleton" ;;
            "participant batch-add-conversation-participant") words="--conversation-short-id --operator --participant-infos --barrier --field --cli-input-json --generate-skeleton" ;;
            "participant batch-delete-conversation-participant") words="--conversation-short-id --operator --participant-user-ids --field --cli-input-json --generate-skeleton" ;;
            "participant batch-modify-conversation-participant") words="--conversation-short-id --operator --participant-infos --field --cli-input-json --generate-skeleton" ;;
            "participant batch-get-conversation-participant") words="--conversation-short-id --participant-user-ids --field --cli-input-json --generate-skeleton" ;;
            "participant scan-conversation-participant-list") words="--conversation-short-id --cursor --limit --mark-type --only-user-ids --reverse --scan-online-participant --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "participant is-user-in-conversation") words="--conversation-short-id --participant-user-id --field --cli-input-json --generate-skeleton" ;;
            "participant get-conversation-user-count") words="--conversation-short-id --field --cli-input-json --generate-skeleton" ;;
            "participant get-participant-read-index") words="--conversation-short-id --field --cli-input-json --generate-skeleton" ;;
            "participant modify-participant-read-index") words="--conversation-short-id --participant-user-id --participant-user-id-str --read-index --field --cli-input-json --generate-skeleton" ;;
            "live batch-add-manager") words="--conversation-short-id --manager-user-ids --manager-user-ids-str --operator --operator-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-remove-manager") words="--conversation-short-id --operator --operator-str --remove-manager-user-ids --remove-manager-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-add-whitelist-participant") words="--conversation-short-id --operator --operator-str --participant-user-ids --participant-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-remove-whitelist-participant") words="--conversation-short-id --operator --operator-str --participant-user-ids --participant-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-get-whitelist-participant") words="--conversation-short-id --cursor --limit --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "live batch-add-block-participants") words="--conversation-short-id --participant-block-infos --participant-block-infos-str --block-action --field --cli-input-json --generate-skeleton" ;;
            "live batch-delete-block-participants") words="--conversation-short-id --participant-user-ids --participant-user-ids-str --block-action --field --cli-input-json --generate-skeleton" ;;
            "live batch-get-block-participants") words="--conversation-short-id --cursor --limit --block-action --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "live batch-update-live-participants") words="--conversation-short-id --participant-infos --mark-action --field --cli-input-json --generate-skeleton" ;;
            "live query-live-participant-status") words="--conversation-short-id --participant-user-ids --participant-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "message send-message") words="--content --conversation-short-id --msg-type --sender --sender-str --client-msg-id --create-time --ext --invisible-users --invisible-users-str --mentioned-users --mentioned-users-str --priority --ref-msg-info --visible-users --visible-users-str --field --cli-input-json --generate-skeleton" ;;
            "message batch-send-message") words="--content --msg-type --receiver --sender --ext --inbox-type --is-normal-user --field --cli-input-json --generate-skeleton" ;;
            "message get-messages") words="--conversation-short-id --message-ids --field --cli-input-json --generate-skeleton" ;;
            "message get-conversation-messages") words="--conversation-short-id --cursor --limit --reverse --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "message modify-message") words="--conversation-short-id --message-id --content --ext --field --cli-input-json --generate-skeleton" ;;
            "message recall-message") words="--conversation-short-id --message-id --participant-user-id --recall-role --field --cli-input-json --generate-skeleton" ;;
            "message delete-message") words="--conversation-short-id --message-id --participant-user-id --field --cli-input-json --generate-skeleton" ;;
            "message delete-conversation-message") words="--conversation-short-id --message-id --delete-type --field --cli-input-json --generate-skeleton" ;;
            "message get-messages-read-receipt") words="--conversation-short-id --message-ids --field --cli-input-json --generate-skeleton" ;;
            "message p2p-send-message") words="--sender --conversation-short-id --msg-type --content --receiver-user-id --ignore-user-ids --field --cli-input-json --generate-skeleton" ;;
            "message batch-send-group-message") words="--sender --conversation-type --conversation-short-ids --msg-type --content --mentioned-users --visible-users --invisible-users --ext --client-msg-id --create-time --priority --field --cli-input-json --generate-skeleton" ;;
            "user user-broadcast") words="--content --msg-ttl --msg-type --sender --ext --inbox-type --tag-op --tags --field --cli-input-json --generate-skeleton" ;;
            "user batch-update-user-tags") words="--op --tags --user-ids --field --cli-input-json --generate-skeleton" ;;
            "user register-users") words="--users --field --cli-input-json --generate-skeleton" ;;
            "user un-register-users") words="--user-ids --field --cli-input-json --generate-skeleton" ;;
            "user batch-update-user") words="--users --field --cli-input-json --generate-skeleton" ;;
            "user batch-get-user") words="--user-ids --field --cli-input-json --generate-skeleton" ;;
            "user query-online-status") words="--user-ids --field --cli-input-json --generate-skeleton" ;;
            "token get-app-token") words="--expire-time --user-id --user-id-str --field --cli-input-json --generate-skeleton" ;;
            "friend add-friend") words="--friend-user-ids --user-id --ext --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "friend delete-friend") words="--delete-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "friend update-friend") words="--friend-infos --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "friend list-friend") words="--user-id --cursor --inbox-type --limit --need-total --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "friend is-friend") words="--friend-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist add-black-list") words="--black-list-infos --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist remove-black-list") words="--black-list-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist update-black-list") words="--black-list-infos --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist get-black-list") words="--cursor --limit --user-id --inbox-type --need-total --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "blacklist is-in-black-list") words="--black-list-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "call" | "call "*) words="--body --version --read" ;;
            "sign" | "sign "*) words="--body --version" ;;
            "doctor" | "doctor "*) words="--no-call" ;;
            "console" | "console "*) words="--port --read-only" ;;
            "mcp" | "mcp "*) words="--tools --allow-writes --allow --allow-ids --confirm-writes --max-tokens --round --audit --audit-content --http --allow-origin" ;;
            "import users" | "import users "*) words="--resume --checkpoint --failures --workers" ;;
            "export messages" | "export messages "*) words="--to --resume --newest-first" ;;
            "tail" | "tail "*) words="--from --interval --max-items" ;;
            esac
            words+=" --profile --region --endpoint --allow-http --timeout --max-retries --output --query --dry-run --debug --yes --lang --help --app-id"
            ;;
        esac
    fi
    COMPREPLY=()
    local word
    for word in $words; do
        if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
    done
}
complete -o default -F _volc_im_complete volc-im
